package dev.slipstream.cleanup;

import com.google.cloud.storage.contrib.nio.testing.LocalStorageHelper;
import dev.slipstream.archive.Archive;
import dev.slipstream.archive.cloud.CloudArchive;

/** Cloud Storage's own client, over a bucket in memory. */
final class CloudCleanupTest extends CleanupContract {

  private final CloudArchive archive =
      new CloudArchive(LocalStorageHelper.customOptions(false).getService(), "bucket");

  @Override
  Archive archive() {
    return archive;
  }
}
