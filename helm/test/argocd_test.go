package test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

const argoKind = "sluice.dev_SchemaMigration"

func customization(t *testing.T, key string) string {
	t.Helper()
	text, err := os.ReadFile(chartDir + "/files/argocd/argocd-cm.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var configMap core.ConfigMap
	if err := yaml.UnmarshalStrict(text, &configMap); err != nil {
		t.Fatal(err)
	}
	return configMap.Data["resource.customizations."+key+"."+argoKind]
}

// migration is written as people see it: reason, the condition of the three that is true, and by how many generations status lags.
func migration(reason, holds string, lag int) map[string]any {
	var conditions []any
	for _, kind := range []string{"Ready", "Reconciling", "Stalled"} {
		condition := map[string]any{"type": kind, "status": "False", "reason": reason, "message": ""}
		if kind == holds {
			condition["status"] = "True"
		}
		if kind == "Ready" || kind == holds {
			condition["message"] = "what is"
		}
		conditions = append(conditions, condition)
	}
	return map[string]any{
		"metadata": map[string]any{"name": "orders", "namespace": "shop", "generation": 3},
		"spec":     map[string]any{},
		"status":   map[string]any{"observedGeneration": 3 - lag, "conditions": conditions},
	}
}

func TestArgoShowsEachStateAsWhatItIs(t *testing.T) {
	const told = ": what is"
	const look = ": kubectl sluice watch orders -n shop shows how far it is"
	const unseen = "Sluice has not seen this generation yet"
	spec := map[string]any{"metadata": map[string]any{"generation": 1}, "spec": map[string]any{}}
	for name, row := range map[string]struct {
		object          map[string]any
		health, message string
	}{
		"at the target":                       {migration("UpToDate", "Ready", 0), "Healthy", "UpToDate" + told},
		"planning":                            {migration("Planning", "Reconciling", 0), "Progressing", "Planning" + look},
		"migrating":                           {migration("Migrating", "Reconciling", 0), "Progressing", "Migrating" + look},
		"between two attempts":                {migration("Interrupted", "Reconciling", 0), "Progressing", "Interrupted" + told},
		"waits for users":                   {migration("ApprovalRequired", "Reconciling", 0), "Suspended", "ApprovalRequired" + told},
		"waits for its window":                {migration("WindowClosed", "Reconciling", 0), "Suspended", "WindowClosed" + told},
		"suspended by its spec":               {migration("Suspended", "", 0), "Suspended", "Suspended" + told},
		"a dry run":                           {migration("DryRun", "", 0), "Suspended", "DryRun" + told},
		"failed":                              {migration("StatementFailed", "Stalled", 0), "Degraded", "StatementFailed" + told},
		"rejected":                            {migration("Rejected", "Stalled", 0), "Degraded", "Rejected" + told},
		"approvals cannot be trusted":         {migration("ApprovalUnprotected", "Stalled", 0), "Degraded", "ApprovalUnprotected" + told},
		"ready, but before the spec changed":  {migration("UpToDate", "Ready", 1), "Progressing", unseen},
		"failed, but before the spec changed": {migration("StatementFailed", "Stalled", 1), "Progressing", unseen},
		"just made":                           {spec, "Progressing", unseen},
	} {
		t.Run(name, func(t *testing.T) {
			got := run(t, customization(t, "health"), row.object).(*lua.LTable)
			health, message := got.RawGetString("status").String(), got.RawGetString("message").String()
			if health != row.health || message != row.message {
				t.Errorf("%s, %q; want %s, %q", health, message, row.health, row.message)
			}
		})
	}
}

type actions struct {
	Discovery   string `json:"discovery.lua"`
	Definitions []struct {
		Name string `json:"name"`
		Lua  string `json:"action.lua"`
	} `json:"definitions"`
	MergeBuiltinActions bool `json:"mergeBuiltinActions"`
}

func argoActions(t *testing.T) actions {
	t.Helper()
	var found actions
	if err := yaml.UnmarshalStrict([]byte(customization(t, "actions")), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestArgoOffersWhatMakesSense(t *testing.T) {
	suspended := migration("Suspended", "", 0)
	suspended["spec"] = map[string]any{"suspend": true}
	for name, row := range map[string]struct {
		object map[string]any
		want   string
	}{
		"nothing is wrong": {migration("UpToDate", "Ready", 0), "suspend"},
		"failed":           {migration("StatementFailed", "Stalled", 0), "retry suspend"},
		"suspended":        {suspended, "resume"},
	} {
		t.Run(name, func(t *testing.T) {
			offered := run(t, argoActions(t).Discovery, row.object).(*lua.LTable)
			var enabled []string
			for _, action := range argoActions(t).Definitions {
				if offered.RawGetString(action.Name).(*lua.LTable).RawGetString("disabled") == lua.LFalse {
					enabled = append(enabled, action.Name)
				}
			}
			if got := strings.Join(enabled, " "); got != row.want {
				t.Errorf("%s, want %s", got, row.want)
			}
		})
	}
}

func TestArgoActionsChangeOneThing(t *testing.T) {
	want := map[string]string{"retry": `metadata.annotations["sluice.dev/retry"]`, "suspend": "spec.suspend", "resume": "spec.suspend"}
	for _, action := range argoActions(t).Definitions {
		value := run(t, "local obj = (function()\n"+action.Lua+"end)()\nreturn obj."+want[action.Name], migration("StatementFailed", "Stalled", 0))
		switch action.Name {
		case "retry":
			if len(value.String()) < 10 || strings.Trim(value.String(), "0123456789") != "" {
				t.Errorf("retry writes %s, no time in seconds", value)
			}
		default:
			if value != lua.LBool(action.Name == "suspend") {
				t.Errorf("%s makes it %s", action.Name, value)
			}
		}
		delete(want, action.Name)
	}
	if len(want) != 0 {
		t.Errorf("missing: %v", want)
	}
}

// run gives Lua the libraries that Argo CD gives it, and no other.
func run(t *testing.T, script string, object map[string]any) lua.LValue {
	t.Helper()
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for name, open := range map[string]lua.LGFunction{"": lua.OpenBase, lua.TabLibName: lua.OpenTable} {
		state.Push(state.NewFunction(open))
		state.Push(lua.LString(name))
		state.Call(1, 0)
	}
	state.SetGlobal("require", state.NewFunction(func(l *lua.LState) int {
		l.Push(l.NewFunction(lua.OpenOs))
		l.Push(lua.LString(lua.OsLibName))
		l.Call(1, 1)
		return 1
	}))
	state.SetGlobal("obj", toLua(state, object))
	if err := state.DoString(script); err != nil {
		t.Fatal(err)
	}
	return state.Get(-1)
}

func toLua(state *lua.LState, value any) lua.LValue {
	switch v := value.(type) {
	case map[string]any:
		table := state.NewTable()
		for key, member := range v {
			table.RawSetString(key, toLua(state, member))
		}
		return table
	case []any:
		table := state.NewTable()
		for _, member := range v {
			table.Append(toLua(state, member))
		}
		return table
	case int:
		return lua.LNumber(v)
	case bool:
		return lua.LBool(v)
	case string:
		return lua.LString(v)
	default:
		panic(fmt.Sprintf("%T", value))
	}
}
