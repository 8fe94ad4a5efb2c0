package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"github.com/fluxcd/cli-utils/pkg/kstatus/polling"
	"github.com/fluxcd/cli-utils/pkg/kstatus/polling/clusterreader"
	"github.com/fluxcd/cli-utils/pkg/object"
	"github.com/fluxcd/pkg/runtime/statusreaders"
	"github.com/fluxcd/pkg/ssa"
	"github.com/fluxcd/pkg/ssa/normalize"
	batchv1 "k8s.io/api/batch/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// What a Kustomization owns its objects by.
const fluxGroup = "kustomize.toolkit.fluxcd.io"

// flux applies in stages and prunes what the last inventory had besides, as a Kustomization with prune does.
func (r run) flux(ctx context.Context) (outcome, error) {
	kube, err := client.New(r.config, client.Options{})
	if err != nil {
		return outcome{}, err
	}
	poller := polling.NewStatusPoller(kube, kube.RESTMapper(), polling.Options{})
	manager := ssa.NewResourceManager(kube, poller, ssa.Owner{Field: "kustomize-controller", Group: fluxGroup})
	manager.SetOwnerLabels(r.objects, "kafka", r.namespace)
	if err := normalize.UnstructuredList(r.objects); err != nil {
		return outcome{}, err
	}
	before, err := r.inventory()
	if err != nil {
		return outcome{}, err
	}

	options := ssa.DefaultApplyOptions()
	options.ForceSelector = map[string]string{fluxGroup + "/force": "enabled"}
	options.IfNotPresentSelector = map[string]string{fluxGroup + "/ssa": "IfNotPresent"}
	if _, err := manager.ApplyAllStaged(ctx, r.objects, options); err != nil {
		health, healthErr := r.fluxHealth(ctx, kube)
		return outcome{Failed: err.Error(), Health: health}, healthErr
	}
	if err := r.prune(ctx, manager, before); err != nil {
		return outcome{}, err
	}
	health, err := r.fluxHealth(ctx, kube)
	return outcome{Health: health}, err
}

func (r run) prune(ctx context.Context, manager *ssa.ResourceManager, before []*unstructured.Unstructured) error {
	after := map[object.ObjMetadata]bool{}
	for _, it := range r.objects {
		after[object.UnstructuredToObjMetadata(it)] = true
	}
	var stale []*unstructured.Unstructured
	for _, it := range before {
		if !after[object.UnstructuredToObjMetadata(it)] {
			stale = append(stale, it)
		}
	}
	options := ssa.DefaultDeleteOptions()
	options.Inclusions = manager.GetOwnerLabels("kafka", r.namespace)
	options.Exclusions = map[string]string{fluxGroup + "/prune": "disabled", fluxGroup + "/reconcile": "disabled"}
	if _, err := manager.DeleteAll(ctx, stale, options); err != nil {
		return err
	}
	inventory, err := json.Marshal(r.objects)
	if err != nil {
		return err
	}
	return os.WriteFile(r.state, inventory, 0o600)
}

// inventory is what the last run applied.
func (r run) inventory() ([]*unstructured.Unstructured, error) {
	text, err := os.ReadFile(r.state)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var objects []*unstructured.Unstructured
	return objects, json.Unmarshal(text, &objects)
}

// fluxHealth is the status of the topic Job by which a Kustomization with wait becomes ready or not.
func (r run) fluxHealth(ctx context.Context, kube client.Client) (string, error) {
	for _, it := range r.objects {
		if !isTopicJob(it) {
			continue
		}
		job := &batchv1.Job{}
		if err := kube.Get(ctx, client.ObjectKeyFromObject(it), job); err != nil {
			return "NotFound", client.IgnoreNotFound(err)
		}
		live, err := unstructuredJob(job)
		if err != nil {
			return "", err
		}
		reader := &clusterreader.DirectClusterReader{Reader: kube}
		status, err := statusreaders.NewCustomJobStatusReader(kube.RESTMapper()).ReadStatusForObject(ctx, reader, live)
		if err != nil {
			return "", err
		}
		return status.Status.String(), nil
	}
	return "", nil
}

func unstructuredJob(job *batchv1.Job) (*unstructured.Unstructured, error) {
	job.TypeMeta = metav1.TypeMeta{APIVersion: "batch/v1", Kind: "Job"}
	content, err := runtime.DefaultUnstructuredConverter.ToUnstructured(job)
	return &unstructured.Unstructured{Object: content}, err
}
