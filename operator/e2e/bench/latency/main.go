// Command latency creates resources from a template and times each from its
// POST to the Job that it owns, seen by a raw watch. Standard library only.
//
//	latency -kubeconfig F -template T.yaml -resources /apis/G/V/namespaces/NS/PLURAL -n 200 -c 16 [-gap 1s]
//
// In the template {{name}} is the resource's name. Prints one JSON object.
// With -approve it times approvals of what awaits them, with -update writes
// of a status, with -gate what workloads pay for the gate; with -fill, -finish
// and -stock it makes what other measurements need.
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
	kubeconfig, template, resources, prefix string
	n, workers                              int
	gap, timeout, quiet                     time.Duration
	fill, bytes                             int
	finish, update                          string
	approve, stock                          bool
	gate, workload, requires                string
	operator, times                         string
	rate                                    float64
}

func main() {
	s := flags()
	a, err := connect(s.kubeconfig)
	check(err)
	if told := run(a, s); told != nil {
		out, _ := json.Marshal(told)
		fmt.Println(string(out))
	}
}

func flags() settings {
	var s settings
	flag.StringVar(&s.kubeconfig, "kubeconfig", os.Getenv("KUBECONFIG"), "with embedded certificates")
	flag.StringVar(&s.template, "template", "", "manifest with {{name}}")
	flag.StringVar(&s.resources, "resources", "", "path of the collection to create in")
	flag.StringVar(&s.prefix, "prefix", "bench", "of names")
	flag.IntVar(&s.n, "n", 20, "how many")
	flag.IntVar(&s.workers, "c", 16, "parallel creators in a burst")
	flag.DurationVar(&s.gap, "gap", 0, "between creations, one at a time; 0 is a burst. Between approvals, too")
	flag.DurationVar(&s.timeout, "timeout", 5*time.Minute, "after the last creation")
	flag.DurationVar(&s.quiet, "quiet", 2*time.Second, "watch on after all are done, to see doubles")
	flag.IntVar(&s.fill, "fill", 0, "create so many ConfigMaps instead")
	flag.IntVar(&s.bytes, "bytes", 51200, "in each of them")
	flag.StringVar(&s.finish, "finish", "", "file with a termination message: end -n pending pods of the namespace with it instead")
	flag.BoolVar(&s.approve, "approve", false, "approve -n resources that await it instead, as who the kubeconfig is")
	flag.StringVar(&s.update, "update", "", "name of a resource: write into its status -n times instead")
	gateFlags(&s)
	flag.Parse()
	return s
}

func gateFlags(s *settings) {
	flag.BoolVar(&s.stock, "stock", false, "create -n resources from -template instead, and measure nothing")
	flag.StringVar(&s.gate, "gate", "", "admission, release or wave: measure that instead")
	flag.StringVar(&s.workload, "workload", "", "manifest of a Deployment for -gate")
	flag.StringVar(&s.requires, "requires", "", "what nobody has, for -gate admission")
	flag.Float64Var(&s.rate, "rate", 100, "requests a second, for -gate admission")
	flag.StringVar(&s.operator, "operator", "", "path of the operator's metrics, for -gate admission")
	flag.StringVar(&s.times, "times", "", "file to write when each was released, for -gate release")
}

// run is nil for what measures nothing.
func run(a *api, s settings) any {
	switch {
	case s.fill > 0:
		fill(a, s.resources, s.fill, s.bytes)
		return nil
	case s.finish != "":
		check(finish(a, "/api/v1/"+namespace(s.resources)+"/pods", text(s.finish), s.n, s.timeout))
		return nil
	case s.approve:
		return approve(a, s)
	case s.update != "":
		return update(a, s)
	case s.stock:
		stock(a, s)
		return nil
	case s.gate == "admission":
		return admission(a, s)
	case s.gate == "release":
		return release(a, s)
	case s.gate == "wave":
		return wave(a, s)
	default:
		return measure(a, s)
	}
}

func text(file string) string {
	b, err := os.ReadFile(file)
	check(err)
	return string(b)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(2)
	}
}

func measure(a *api, s settings) summary {
	seen := newLedger()
	check(watch(a, "/apis/batch/v1/"+namespace(s.resources)+"/jobs", seen.job))
	check(watch(a, s.resources, seen.resource))
	begin := time.Now()
	create(a, s, seen)
	return seen.end(s, begin)
}

// namespace is the part "namespaces/NS" of a collection's path.
func namespace(collection string) string {
	return collection[strings.Index(collection, "namespaces/"):strings.LastIndex(collection, "/")]
}

func create(a *api, s settings, seen *ledger) {
	template, names := text(s.template), make(chan string)
	var creators sync.WaitGroup
	workers := s.workers
	if s.gap > 0 {
		workers = 1
	}
	for range workers {
		creators.Go(func() {
			for name := range names {
				sent := time.Now()
				uid, err := a.create(s.resources, strings.ReplaceAll(template, "{{name}}", name))
				check(err)
				seen.asked(uid, sent)
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
