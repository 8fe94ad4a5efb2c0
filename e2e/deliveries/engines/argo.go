package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/argoproj/gitops-engine/pkg/cache"
	"github.com/argoproj/gitops-engine/pkg/health"
	"github.com/argoproj/gitops-engine/pkg/sync"
	"github.com/argoproj/gitops-engine/pkg/sync/common"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"github.com/argoproj/gitops-engine/pkg/utils/tracing"
	"github.com/go-logr/logr"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/kubernetes"
)

// What Argo CD marks the objects of an Application with, by default since 3.0.
const trackingID = "argocd.argoproj.io/tracking-id"

// argo synchronizes with pruning, as an Application with automated.prune does.
func (r run) argo(ctx context.Context) (outcome, error) {
	client, err := kubernetes.NewForConfig(r.config)
	if err != nil {
		return outcome{}, err
	}
	for _, object := range r.objects {
		annotations := object.GetAnnotations()
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations[trackingID] = r.namespace
		object.SetAnnotations(annotations)
	}
	clusterCache := cache.NewClusterCache(r.config,
		cache.SetNamespaces([]string{r.namespace}),
		cache.SetClusterResources(true),
		cache.SetLogr(logr.Discard()),
		cache.SetPopulateResourceInfoHandler(func(object *unstructured.Unstructured, _ bool) (any, bool) {
			tracked := object.GetAnnotations()[trackingID]
			return tracked, tracked != ""
		}))
	if err := clusterCache.EnsureSynced(); err != nil {
		return outcome{}, err
	}
	defer clusterCache.Invalidate()

	brokers := &brokersThatStart{jobs: func() ([]string, error) {
		jobs, err := client.BatchV1().Jobs(r.namespace).List(ctx, metav1.ListOptions{})
		names := []string{}
		for _, job := range jobs.Items {
			names = append(names, job.Name)
		}
		return names, err
	}}
	results, err := r.synchronize(ctx, clusterCache, brokers)
	result := outcome{WhileBrokersStart: brokers.seen}
	if err != nil {
		return result, err
	}
	var failed []string
	for _, it := range results {
		if it.Status == common.ResultCodeSyncFailed {
			failed = append(failed, it.ResourceKey.Kind+"/"+it.ResourceKey.Name+": "+it.Message)
		}
	}
	result.Failed = strings.Join(failed, "\n")
	result.Health, err = r.argoHealth(ctx, client)
	return result, err
}

// synchronize takes steps, each from what the cluster has by then, until the operation is over.
func (r run) synchronize(ctx context.Context, cluster cache.ClusterCache, override health.HealthOverride) ([]common.ResourceSyncResult, error) {
	isManaged := func(resource *cache.Resource) bool { return resource.Info == r.namespace }
	kubectl := &kube.KubectlCmd{Log: logr.Discard(), Tracer: tracing.NopTracer{}}
	started := metav1.Now()
	var results []common.ResourceSyncResult
	phase, message := common.OperationRunning, ""
	for {
		live, err := cluster.GetManagedLiveObjs(r.objects, isManaged)
		if err != nil {
			return nil, err
		}
		step, done, err := sync.NewSyncContext("the one of the folder", sync.Reconcile(r.objects, live, r.namespace, cluster),
			r.config, r.config, kubectl, r.namespace, cluster.GetOpenAPISchema(),
			sync.WithPrune(true), sync.WithLogr(logr.Discard()), sync.WithHealthOverride(override),
			sync.WithInitialState(phase, message, results, started))
		if err != nil {
			return nil, err
		}
		step.Sync()
		phase, message, results = step.GetState()
		done()
		if phase == common.OperationError {
			return nil, errors.New(message)
		}
		if phase.Completed() {
			return results, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("the operation is not over: %s", message)
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// argoHealth is the health of the topic Job as it is in the cluster.
func (r run) argoHealth(ctx context.Context, client kubernetes.Interface) (string, error) {
	for _, object := range r.objects {
		if !isTopicJob(object) {
			continue
		}
		live, err := client.BatchV1().Jobs(r.namespace).Get(ctx, object.GetName(), metav1.GetOptions{})
		if err != nil {
			return string(health.HealthStatusMissing), nil
		}
		found, err := unstructuredJob(live)
		if err != nil {
			return "", err
		}
		status, err := health.GetResourceHealth(found, nil)
		if err != nil {
			return "", err
		}
		return string(status.Status), nil
	}
	return "", nil
}

// brokersThatStart lets StatefulSets, whose pods cannot run here, become healthy at the second look, and remembers
// which Jobs there were at the first.
type brokersThatStart struct {
	jobs func() ([]string, error)
	seen []string
}

func (b *brokersThatStart) GetResourceHealth(object *unstructured.Unstructured) (*health.HealthStatus, error) {
	if object.GetKind() != "StatefulSet" {
		return nil, nil
	}
	if b.seen == nil {
		var err error
		b.seen, err = b.jobs()
		return &health.HealthStatus{Status: health.HealthStatusProgressing}, err
	}
	return &health.HealthStatus{Status: health.HealthStatusHealthy}, nil
}
