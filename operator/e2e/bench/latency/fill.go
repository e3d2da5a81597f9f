package main

import (
	"fmt"
	"strings"
	"sync"
)

// fill creates ConfigMaps that are nobody's business.
func fill(a *api, path string, n, bytes int) {
	body := strings.Repeat("x", bytes)
	createAll(a, path, n, func(i int) string {
		return fmt.Sprintf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fill-%d}\ndata: {x: %s}\n", i, body)
	})
}

// stock creates resources from a template.
func stock(a *api, s settings) {
	template := text(s.template)
	createAll(a, s.resources, s.n, func(i int) string { return renamed(template, fmt.Sprintf("%s-%d", s.prefix, i)) })
}

func createAll(a *api, path string, n int, manifest func(i int) string) {
	names := make(chan int)
	var creators sync.WaitGroup
	for range 8 {
		creators.Go(func() {
			for i := range names {
				_, err := a.create(path, manifest(i))
				check(err)
			}
		})
	}
	for i := range n {
		names <- i
	}
	close(names)
	creators.Wait()
}
