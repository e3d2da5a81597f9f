package main

import (
	"fmt"
	"strings"
	"sync"
)

// fill creates ConfigMaps that are nobody's business.
func fill(a *api, path string, n, bytes int) {
	body := strings.Repeat("x", bytes)
	names := make(chan int)
	var creators sync.WaitGroup
	for range 8 {
		creators.Go(func() {
			for i := range names {
				_, err := a.create(path, fmt.Sprintf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fill-%d}\ndata: {x: %s}\n", i, body))
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
