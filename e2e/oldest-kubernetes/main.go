// Reads manifests as strictly as the API server of the oldest supported Kubernetes: by its own types, unknown and
// repeated fields refused. The version of the modules in go.mod is the version that it stands for. (Pod Security is
// proven on the cluster, whose admission evaluates the policies of the version that the namespace's label names.)
// Objects of others, such as cert-manager's, are left to the cluster as well: it reads them by their CRDs.
//
//	go run . FILE…
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	passed, failed, ofOthers := 0, 0, 0
	strict := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme.Scheme, scheme.Scheme,
		json.SerializerOptions{Yaml: true, Strict: true})
	for _, name := range os.Args[1:] {
		file, err := os.Open(name)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		documents := yaml.NewYAMLReader(bufio.NewReader(file))
		for document, err := documents.Read(); err != io.EOF; document, err = documents.Read() {
			var kind *schema.GroupVersionKind
			if err == nil {
				_, kind, err = strict.Decode(document, nil, nil)
			}
			switch {
			case err == nil:
				passed++
			case kind != nil && isOfOthers(kind.Group):
				ofOthers++
			default:
				failed++
				fmt.Printf("✗ %s: %v\n", name, err)
			}
		}
		file.Close()
	}
	fmt.Printf("%d objects of others were not read\n", ofOthers)
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}

// Kubernetes' own groups have no dot, or end in k8s.io.
func isOfOthers(group string) bool {
	return strings.Contains(group, ".") && !strings.HasSuffix(group, ".k8s.io")
}
