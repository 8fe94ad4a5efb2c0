// The typed objects of Kubernetes 1.27 alone: the constructs on top of them, which nothing here uses,
// take a tenth of a second to load.
export * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
