// Reads YAML as the tools do that read manifests, and answers with JSON, a line for each document:
//
//	go run . objects FILE…   every document of files, split as kubectl splits them
//	go run . scalars         each line of standard input, a JSON text: the value of a plain scalar
//
// kubectl, the API server, Argo CD and Helm read with sigs.k8s.io/yaml, whose reader is version 2; kustomize, in Flux,
// with version 3. A document that the two read differently is an error, but for the truth values of version 2.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	v3 "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	switch {
	case len(os.Args) > 2 && os.Args[1] == "objects":
		for _, name := range os.Args[2:] {
			for _, document := range documents(name) {
				encode.Encode(object(document))
			}
		}
	case len(os.Args) == 2 && os.Args[1] == "scalars":
		lines := bufio.NewScanner(os.Stdin)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var text string
			if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
				panic(err)
			}
			encode.Encode(scalar(text))
		}
	default:
		fmt.Fprintln(os.Stderr, "usage: go-reader objects FILE… | scalars")
		os.Exit(2)
	}
}

// documents are cut at lines of three dashes, as by the YAMLReader of k8s.io/apimachinery.
func documents(name string) [][]byte {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	parts := bytes.Split(text, []byte("\n---\n"))
	for i := range parts[:len(parts)-1] {
		parts[i] = append(bytes.Clone(parts[i]), '\n')
	}
	return parts
}

func object(document []byte) answer {
	read, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return answer{Error: err.Error()}
	}
	var old, new any
	if err := v3.Unmarshal(document, &new); err != nil {
		return answer{Error: "version 3: " + err.Error()}
	}
	again, err := json.Marshal(new)
	if err != nil {
		return answer{Error: "version 3: " + err.Error()}
	}
	json.Unmarshal(read, &old)
	json.Unmarshal(again, &new)
	if !reflect.DeepEqual(old, new) {
		return answer{Error: fmt.Sprintf("version 2 reads %s, version 3 %s", read, again)}
	}
	return answer{Value: read}
}

func scalar(text string) answer {
	read, err := yaml.YAMLToJSON([]byte("it: " + text + "\n"))
	if err != nil {
		return answer{Error: err.Error()}
	}
	var it struct {
		It json.RawMessage `json:"it"`
	}
	if err := json.Unmarshal(read, &it); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Value: it.It}
}
