// Package test checks the chart without a cluster: it renders it as Helm does, reads every object
// strictly as the API server would, and asserts what must hold for any values a user may set.
// It says nothing about how the operator behaves; that is for the tests on a real cluster.
//
// Run it with "go test -count=1 ./...": Go's cache does not watch the chart, which lies outside this module.
package test
