package main

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	asWebhook  = `name="workloads.gate.sluice.dev"`
	asOperator = `path="/gate/workloads"`
	patched    = `{"spec":{"template":{"metadata":{"annotations":{"bench/asked":"yes"}}}}}`
)

// admissions compares requests that the gate looks at with the same that it never hears of.
type admissions struct {
	GatedP50    float64 `json:"gated_p50_ms"`
	GatedP99    float64 `json:"gated_p99_ms"`
	PlainP50    float64 `json:"plain_p50_ms"`
	PlainP99    float64 `json:"plain_p99_ms"`
	WebhookP50  float64 `json:"webhook_p50_ms"`
	WebhookP99  float64 `json:"webhook_p99_ms"`
	OperatorP50 float64 `json:"operator_p50_ms"`
	OperatorP99 float64 `json:"operator_p99_ms"`
}

// admission asks for dry runs only: s.n of a Deployment that waits and as many of one that does not, s.rate a second
// of each. Every other one creates, the others change one that is there.
func admission(a *api, s settings) admissions {
	path := deployments(s.resources)
	gated, plain := asked("gated", "sluice.dev/requires", s), asked("plain", "bench/requires", s)
	check(a.hold(path, gated.there))
	_, err := a.create(path, plain.there)
	check(err)
	webhook, operator := a.answered(s)
	took := paced(2*s.n, 2*s.rate, func(i int) error {
		one := [2]dryRun{gated, plain}[i%2]
		if i/2%2 == 0 {
			return a.send(http.MethodPost, path+"?dryRun=All", "application/yaml", one.another, http.StatusCreated, &object{})
		}
		return a.patch(path+"/"+one.name+"?dryRun=All", patched)
	})
	webhookNow, operatorNow := a.answered(s)
	webhook, operator = webhookNow.minus(webhook), operatorNow.minus(operator)
	if int(webhook.count()) != s.n || int(operator.count()) != s.n {
		check(fmt.Errorf("the webhook was asked %v times and answered %v times, not %d", webhook.count(), operator.count(), s.n))
	}
	return compared(took, webhook, operator)
}

func compared(took []float64, webhook, operator histogram) admissions {
	var both [2][]float64
	for i, ms := range took {
		both[i%2] = append(both[i%2], ms)
	}
	gated, plain := spreadOf(both[0]), spreadOf(both[1])
	return admissions{GatedP50: gated.P50, GatedP99: gated.P99, PlainP50: plain.P50, PlainP99: plain.P99,
		WebhookP50: webhook.quantile(0.5), WebhookP99: webhook.quantile(0.99),
		OperatorP50: operator.quantile(0.5), OperatorP99: operator.quantile(0.99)}
}

// dryRun is of a Deployment that is there, and of another like it.
type dryRun struct{ name, there, another string }

func asked(name, key string, s settings) dryRun {
	template := text(s.workload)
	return dryRun{name, requiring(template, name, key, s.requires), requiring(template, name+"-too", key, s.requires)}
}

// answered is what the API server and the operator counted so far.
func (a *api) answered(s settings) (webhook, operator histogram) {
	told, err := a.text("/metrics")
	check(err)
	webhook = histogramOf(told, "apiserver_admission_webhook_admission_duration_seconds", asWebhook)
	told, err = a.text(s.operator)
	check(err)
	return webhook, histogramOf(told, "sluice_admission_seconds", asOperator)
}

// paced asks n times, rate times a second whether or not an answer came yet, and times each from when it was due.
func paced(n int, rate float64, ask func(i int) error) []float64 {
	took := make([]float64, n)
	var asked sync.WaitGroup
	begin := time.Now()
	for i := range n {
		due := begin.Add(time.Duration(float64(i) / rate * float64(time.Second)))
		time.Sleep(time.Until(due))
		asked.Go(func() {
			check(ask(i))
			took[i] = millis(time.Since(due))
		})
	}
	asked.Wait()
	return took
}
