package dev.slipstream.archive;

import com.google.cloud.storage.contrib.nio.testing.LocalStorageHelper;
import dev.slipstream.archive.cloud.CloudArchive;

/** Cloud Storage's own client, over a bucket in memory. */
final class CloudArchiveTest extends ArchiveContract {

  private final CloudArchive archive =
      new CloudArchive(LocalStorageHelper.customOptions(false).getService(), "bucket");

  @Override
  Archive archive() {
    return archive;
  }
}
