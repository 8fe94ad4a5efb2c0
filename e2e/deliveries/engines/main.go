// Drives the engines inside Argo CD and Flux as their controllers do, once: the files of a folder are brought to the
// cluster in KUBECONFIG, and what came of an earlier run and is not among them any more is pruned.
//
//	engines argo|flux NAMESPACE STATE FOLDER
//
// The files may hold objects of one namespace and that Namespace itself. STATE is a file that a run leaves to the next.
// The answer is JSON on standard output.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fluxcd/pkg/ssa/utils"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// outcome is what a run says of itself.
type outcome struct {
	// Failed is why the engine gave up, if it did.
	Failed string `json:"failed,omitempty"`
	// Health is what the tool would show of the topic Job right after.
	Health string `json:"health"`
	// WhileBrokersStart are the Jobs that there were when the brokers were not healthy yet (Argo CD alone asks).
	WhileBrokersStart []string `json:"whileBrokersStart"`
}

// run is one bringing of objects to a namespace.
type run struct {
	config    *rest.Config
	namespace string
	state     string
	objects   []*unstructured.Unstructured
}

func main() {
	answer, err := answered(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(answer)
}

func answered(args []string) (string, error) {
	if len(args) != 4 {
		return "", fmt.Errorf("usage: engines argo|flux NAMESPACE STATE FOLDER")
	}
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		return "", err
	}
	// The default of five requests a second is for controllers that live long.
	config.QPS, config.Burst = 100, 200
	config.WarningHandler = rest.NoWarnings{}
	objects, err := read(args[3])
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	this := run{config: config, namespace: args[1], state: args[2], objects: objects}
	var result outcome
	switch args[0] {
	case "argo":
		result, err = this.argo(ctx)
	case "flux":
		result, err = this.flux(ctx)
	default:
		err = fmt.Errorf("%s: is no engine, write argo or flux", args[0])
	}
	if err != nil {
		return "", err
	}
	answer, err := json.Marshal(result)
	return string(answer), err
}

func read(folder string) ([]*unstructured.Unstructured, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var all []*unstructured.Unstructured
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		objects, err := utils.ReadObjects(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, objects...)
	}
	return all, nil
}

func isTopicJob(object *unstructured.Unstructured) bool {
	return object.GetKind() == "Job" && object.GetLabels()["app.kubernetes.io/component"] == "topics"
}
