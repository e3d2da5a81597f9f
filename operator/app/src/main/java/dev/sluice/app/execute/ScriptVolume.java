package dev.sluice.app.execute;

import dev.sluice.api.v1alpha1.ImageSourceSpec;
import dev.sluice.app.naming.Names;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How scripts come into the pod: frozen ConfigMaps; or an image, mounted as a volume where
 * Kubernetes can (on by default from 1.35, but containerd only from 2.1, which 1.36 demands), else
 * copied by the image itself with a program that we lend it, so that it needs no shell.
 */
final class ScriptVolume {
  static final String NAME = "source";
  private static final String TOOLS = "tools";
  private static final String MOUNT = "/sluice/source";
  private static final String TOOLS_MOUNT = "/sluice/tools";
  private static final String COPY = "/opt/sluice/bin/copy";

  private final Settings settings;
  private final boolean imageVolumes;

  /**
   * @param imageVolumes true to mount images as volumes
   */
  ScriptVolume(Settings settings, boolean imageVolumes) {
    this.settings = settings;
    this.imageVolumes = imageVolumes;
  }

  String mountPath() {
    return MOUNT;
  }

  String scriptsPath(Desired desired) {
    var image = desired.spec().source().image();
    return image != null && imageVolumes ? MOUNT + image.path() : MOUNT;
  }

  void addTo(PodSpecBuilder pod, Desired desired, JobTemplate.Order order) {
    var image = desired.spec().source().image();
    if (image == null) {
      pod.addToVolumes(configMaps(order).build());
      return;
    }
    pod.addAllToImagePullSecrets(
        image.pullSecrets().stream().map(LocalObjectReference::new).toList());
    if (imageVolumes) {
      pod.addToVolumes(
          new VolumeBuilder().withName(NAME).withNewImage(null, image.reference()).build());
    } else {
      copying(pod, desired, image);
    }
  }

  private static VolumeBuilder configMaps(JobTemplate.Order order) {
    var projected = new VolumeBuilder().withName(NAME).withNewProjected();
    for (var name : order.inputs().names()) {
      projected.addNewSource().withNewConfigMap().withName(name).endConfigMap().endSource();
    }
    return projected.endProjected();
  }

  private void copying(PodSpecBuilder pod, Desired desired, ImageSourceSpec image) {
    var resources = Resources.of(settings, desired);
    pod.addToVolumes(
        new VolumeBuilder().withName(NAME).withNewEmptyDir().endEmptyDir().build(),
        new VolumeBuilder().withName(TOOLS).withNewEmptyDir().endEmptyDir().build());
    pod.addToInitContainers(
        step(Names.TOOLS, settings.image(), settings.imagePullPolicy(), resources)
            .withCommand(COPY, "--install", TOOLS_MOUNT)
            .build(),
        step(Names.SCRIPTS, image.reference(), null, resources)
            .withCommand(TOOLS_MOUNT + "/copy", image.path(), MOUNT)
            .addNewVolumeMount()
            .withName(NAME)
            .withMountPath(MOUNT)
            .endVolumeMount()
            .build());
  }

  private static ContainerBuilder step(
      String name, String image, @Nullable String pullPolicy, ResourceRequirements resources) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withImagePullPolicy(pullPolicy)
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withResources(resources)
        .withSecurityContext(Restricted.container())
        .addNewVolumeMount()
        .withName(TOOLS)
        .withMountPath(TOOLS_MOUNT)
        .endVolumeMount();
  }
}
