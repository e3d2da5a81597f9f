// Command latency creates resources from a template and times each from its
// POST to the Job that it owns, seen by a raw watch. Standard library only.
//
//	latency -kubeconfig F -template T.yaml -resources /apis/G/V/namespaces/NS/PLURAL -n 200 -c 16 [-gap 1s]
//
// In the template {{name}} is the resource's name. Prints one JSON object.
// With -fill and -finish it makes what other measurements need.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

type settings struct {
	template, resources, prefix string
	n, workers                  int
	gap, timeout, quiet         time.Duration
}

func main() {
	var s settings
	kubeconfig := flag.String("kubeconfig", os.Getenv("KUBECONFIG"), "with embedded certificates")
	file := flag.String("template", "", "manifest with {{name}}")
	flag.StringVar(&s.resources, "resources", "", "path of the collection to create in")
	flag.StringVar(&s.prefix, "prefix", "bench", "of names")
	flag.IntVar(&s.n, "n", 20, "how many")
	flag.IntVar(&s.workers, "c", 16, "parallel creators in a burst")
	flag.DurationVar(&s.gap, "gap", 0, "between creations, one at a time; 0 is a burst")
	flag.DurationVar(&s.timeout, "timeout", 5*time.Minute, "after the last creation")
	flag.DurationVar(&s.quiet, "quiet", 2*time.Second, "watch on after all are done, to see doubles")
	extra := flag.Int("fill", 0, "create so many ConfigMaps instead")
	bytes := flag.Int("bytes", 51200, "in each of them")
	end := flag.String("finish", "", "file with a termination message: end -n pending pods of the namespace with it instead")
	flag.Parse()
	a, err := connect(*kubeconfig)
	check(err)
	if *extra > 0 {
		fill(a, s.resources, *extra, *bytes)
		return
	}
	if *end != "" {
		message, err := os.ReadFile(*end)
		check(err)
		check(finish(a, "/api/v1/"+namespace(s.resources)+"/pods", string(message), s.n, s.timeout))
		return
	}
	b, err := os.ReadFile(*file)
	check(err)
	s.template = string(b)
	out, _ := json.Marshal(measure(a, s))
	fmt.Println(string(out))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(2)
	}
}

func measure(a *api, s settings) summary {
	seen := newLedger()
	check(a.watch("/apis/batch/v1/"+namespace(s.resources)+"/jobs", seen.job))
	check(a.watch(s.resources, seen.resource))
	begin := time.Now()
	create(a, s, seen)
	seen.await(s.n, s.timeout)
	time.Sleep(s.quiet)
	return seen.summary(begin, s.n)
}

// namespace is the part "namespaces/NS" of a collection's path.
func namespace(collection string) string {
	return collection[strings.Index(collection, "namespaces/"):strings.LastIndex(collection, "/")]
}

func create(a *api, s settings, seen *ledger) {
	names := make(chan string)
	var creators sync.WaitGroup
	workers := s.workers
	if s.gap > 0 {
		workers = 1
	}
	for range workers {
		creators.Go(func() {
			for name := range names {
				sent := time.Now()
				uid, err := a.create(s.resources, strings.ReplaceAll(s.template, "{{name}}", name))
				check(err)
				seen.created(uid, sent)
			}
		})
	}
	for i := range s.n {
		names <- fmt.Sprintf("%s-%d", s.prefix, i)
		time.Sleep(s.gap)
	}
	close(names)
	creators.Wait()
}
