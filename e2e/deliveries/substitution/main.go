// Substitutes variables in manifests as Flux' kustomize-controller does for postBuild, with one variable that nothing
// uses, and fails when that changes an object, or fails.
//
//	go run . FILE…
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"reflect"

	"github.com/fluxcd/pkg/kustomize"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/yaml"
)

func main() {
	same, leftAlone, failed := 0, 0, 0
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		for _, document := range bytes.Split(text, []byte("\n---\n")) {
			skipped, err := substituted(append(bytes.Clone(document), '\n'))
			switch {
			case err != nil:
				failed++
				fmt.Printf("✗ %s: %v\n", name, err)
			case skipped:
				leftAlone++
			default:
				same++
			}
		}
	}
	fmt.Printf("%d objects are left alone, %d come out as they were, %d do not\n", leftAlone, same, failed)
	if failed > 0 || same == 0 || leftAlone == 0 {
		os.Exit(1)
	}
}

// substituted says whether Flux leaves an object alone, or what became of it.
func substituted(document []byte) (bool, error) {
	object, kustomization := map[string]any{}, unstructured.Unstructured{}
	if err := yaml.Unmarshal(document, &object); err != nil {
		return false, err
	}
	if err := yaml.Unmarshal([]byte("{spec: {postBuild: {substitute: {cluster: prod}}}}"), &kustomization.Object); err != nil {
		return false, err
	}
	resource, err := provider.NewDefaultDepProvider().GetResourceFactory().FromMap(object)
	if err != nil {
		return false, err
	}
	if err := comesBack(object, resource.AsYAML); err != nil {
		return false, fmt.Errorf("%s by kustomize alone: %w", resource.CurId(), err)
	}
	after, err := kustomize.SubstituteVariables(context.Background(), nil, kustomization, resource, kustomize.SubstituteWithDryRun(true))
	if err != nil {
		return false, fmt.Errorf("%s: %w", resource.CurId(), err)
	}
	if after == nil {
		return true, nil
	}
	return false, comesBack(object, after.AsYAML)
}

func comesBack(object map[string]any, write func() ([]byte, error)) error {
	text, err := write()
	if err != nil {
		return err
	}
	again := map[string]any{}
	if err := yaml.Unmarshal(text, &again); err != nil {
		return err
	}
	if !reflect.DeepEqual(object, again) {
		return fmt.Errorf("%s %v is another", object["kind"], object["metadata"])
	}
	return nil
}
