# On a fresh Linux machine, as root: what a target needs and does not find is installed, built, or named in one line.
scripts := operator/e2e/scripts

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

build: ## the command, at build/sluice
	@$(scripts)/build.sh

image: ## the image of operator and runner; prints its name
	@$(scripts)/build.sh
	@$(scripts)/daemon.sh
	@$(scripts)/image.sh

up: ## a cluster with the operator; kubeconfig at build/kubeconfig
	@$(scripts)/up.sh

demo: ## the cluster, PostgreSQL, the operator, five tables; leaves it running
	@$(scripts)/demo.sh

down: ## ends what up and demo left running
	@$(scripts)/down.sh

test: ## every test
	@$(scripts)/test.sh

bench: ## the figures, measured here, beside their limits (PARTS="image runner scripts lint way latency memory restart approval admission gate")
	@$(scripts)/bench.sh $(PARTS)

soak: ## the simulator over many seeds (SEEDS=1000000)
	@$(scripts)/soak.sh $(SEEDS)

generate: ## CRD, references, the chart's copies
	@$(scripts)/maven.sh -q -pl operator/api,operator/app -am test -Dsluice.generate=true -Dtest=CrdTest,ReferenceTest,PlanTextTest,PlanMarkdownTest,HistoryTextTest,ListTextTest,GateTextTest,WorkloadTextTest -Dsurefire.failIfNoSpecifiedTests=false
	@helm/test/generate.sh

format: ## formats Java and Go
	@$(scripts)/maven.sh -q spotless:apply
	@gofmt -w operator/copy operator/launch operator/e2e/cluster operator/e2e/argocd operator/e2e/bench helm/test

.PHONY: help build image up demo down test bench soak generate format
