// Reads manifests as strictly as the API server of the oldest supported Kubernetes: by its own types, unknown and
// repeated fields refused. The version of the modules in go.mod is the version that it stands for. (Pod Security is
// proven on the cluster, whose admission evaluates the policies of the version that the namespace's label names.)
//
//	go run . FILE…
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	passed, failed := 0, 0
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
			if err == nil {
				_, _, err = strict.Decode(document, nil, nil)
			}
			if err == nil {
				passed++
			} else {
				failed++
				fmt.Printf("✗ %s: %v\n", name, err)
			}
		}
		file.Close()
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}
