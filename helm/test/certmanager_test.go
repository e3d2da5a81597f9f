package test

import (
	"os"
	"slices"
	"strings"
	"testing"

	admission "k8s.io/api/admissionregistration/v1"
	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const certManager = "admission: {server: {certManager: {enabled: true, issuerRef: {name: internal-ca, kind: ClusterIssuer}}}}"

func certificates(r rendering) []*unstructured.Unstructured {
	return slices.DeleteFunc(all[*unstructured.Unstructured](r), func(object *unstructured.Unstructured) bool {
		return object.GetKind() != "Certificate"
	})
}

func TestCertManagersCertificateIsForTheServiceAndReadableByJava(t *testing.T) {
	r := render(t, certManager)
	found := certificates(r)
	if len(found) != 1 {
		t.Fatalf("%d Certificates", len(found))
	}
	hook := one[*admission.MutatingWebhookConfiguration](t, r).Webhooks[0].ClientConfig.Service
	names, _, _ := unstructured.NestedStringSlice(found[0].Object, "spec", "dnsNames")
	if !slices.Contains(names, hook.Name+"."+hook.Namespace+".svc") {
		t.Errorf("the API server calls %s.%s.svc, which is none of %v", hook.Name, hook.Namespace, names)
	}
	if encoding, _, _ := unstructured.NestedString(found[0].Object, "spec", "privateKey", "encoding"); encoding != "PKCS8" {
		t.Errorf("the operator reads no key in %q", encoding)
	}
	if issuer, _, _ := unstructured.NestedString(found[0].Object, "spec", "issuerRef", "name"); issuer != "internal-ca" {
		t.Errorf("issuer %q", issuer)
	}
}

func TestCertManagersSecretIsMountedWhereTheOperatorReadsIt(t *testing.T) {
	r := render(t, certManager)
	secret, _, _ := unstructured.NestedString(certificates(r)[0].Object, "spec", "secretName")
	pod := one[*apps.Deployment](t, r).Spec.Template.Spec
	volume := pod.Volumes[slices.IndexFunc(pod.Volumes, func(v core.Volume) bool { return v.Secret != nil })]
	if volume.Secret.SecretName != secret {
		t.Errorf("Secret %q is mounted, cert-manager writes %q", volume.Secret.SecretName, secret)
	}
	container := pod.Containers[0]
	mount := container.VolumeMounts[slices.IndexFunc(container.VolumeMounts, func(m core.VolumeMount) bool { return m.Name == volume.Name })]
	if !slices.Contains(container.Args, "--admission-certificate="+mount.MountPath) || mount.SubPath != "" {
		t.Errorf("mounted at %s, read as %v", mount.MountPath, container.Args)
	}
	source, err := os.ReadFile("../../operator/app/src/main/java/dev/sluice/app/command/OperatorCommand.java")
	if err != nil || !strings.Contains(string(source), `"--admission-certificate"`) {
		t.Errorf("the operator has no such option (%v)", err)
	}
}

func TestCertManagerAloneTellsTheApiServerWhomToTrust(t *testing.T) {
	r := render(t, certManager)
	hooks := one[*admission.MutatingWebhookConfiguration](t, r)
	from := certificates(r)[0].GetNamespace() + "/" + certificates(r)[0].GetName()
	if hooks.Annotations["cert-manager.io/inject-ca-from"] != from {
		t.Errorf("cert-manager reads %v, want %s", hooks.Annotations, from)
	}
	for _, g := range grants(r) {
		if slices.Contains(g.rule.Resources, "mutatingwebhookconfigurations") {
			t.Errorf("%s may %v webhooks, and need not", g.role, g.rule.Verbs)
		}
	}
}

func TestWithoutCertManagerNothingOfItIsThere(t *testing.T) {
	forEachMode(t, func(t *testing.T, r rendering) {
		if n := len(certificates(r)); n != 0 {
			t.Errorf("%d Certificates", n)
		}
		for _, manifest := range r.manifests {
			if strings.Contains(manifest, "cert-manager.io") || strings.Contains(manifest, "--admission-certificate") {
				t.Errorf("cert-manager may not be there, but is named in:\n%s", manifest)
			}
		}
	})
}
