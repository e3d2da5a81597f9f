package main

import (
	"fmt"
	"time"
)

// update writes into a resource's status n times, one after another, and times each.
func update(a *api, s settings) spread {
	took := make([]float64, s.n)
	for i := range took {
		sent := time.Now()
		check(a.patch(s.resources+"/"+s.update+"/status", fmt.Sprintf(`{"status":{"waitingOn":"update %d"}}`, i)))
		took[i] = millis(time.Since(sent))
	}
	return spreadOf(took)
}
