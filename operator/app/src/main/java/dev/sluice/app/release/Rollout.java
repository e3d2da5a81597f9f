package dev.sluice.app.release;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** Of Argo Rollouts: what a cache has to know of it. */
@Group("argoproj.io")
@Version("v1alpha1")
@Plural("rollouts")
public class Rollout extends CustomResource<Void, Void> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
