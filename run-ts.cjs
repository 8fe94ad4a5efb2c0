// What runs TypeScript here: tsx. The large packages come before it: once its hooks are in place, each
// JavaScript file is read a second time for them, and its source map parsed, which for these takes longer
// than all else of a synthesis' start.
require('cdk8s-plus-27/lib/imports/k8s');
require('yaml');
require('tsx/cjs');
