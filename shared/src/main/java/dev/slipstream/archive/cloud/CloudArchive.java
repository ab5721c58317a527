package dev.slipstream.archive.cloud;

import com.google.cloud.WriteChannel;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An archive in a bucket of Cloud Storage. */
public final class CloudArchive implements Archive {

  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final Storage storage;
  private final String bucket;

  public CloudArchive(Storage storage, String bucket) {
    this.storage = storage;
    this.bucket = bucket;
  }

  /** With the credentials of the environment. */
  public static CloudArchive open(String project, String bucket) {
    return new CloudArchive(
        StorageOptions.newBuilder().setProjectId(project).build().getService(), bucket);
  }

  @Override
  public void write(String name, byte[] bytes) {
    Archive.requireName(name);
    BlobInfo file = BlobInfo.newBuilder(bucket, name).build();
    try (WriteChannel channel = storage.writer(file, BlobWriteOption.doesNotExist())) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException | StorageException e) {
      throw isThere(e) ? ArchiveException.exists(name, e) : ArchiveException.unavailable(name, e);
    }
  }

  /** The service says 412; Google's stand-in for tests has the file system's word for it. */
  private static boolean isThere(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileAlreadyExistsException
          || (cause instanceof StorageException e && e.getCode() == PRECONDITION_FAILED)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<byte[]> read(String name) {
    Archive.requireName(name);
    try {
      return Optional.of(storage.readAllBytes(bucket, name));
    } catch (StorageException e) {
      if (e.getCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw ArchiveException.unavailable(name, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    try {
      List<String> names = new ArrayList<>();
      storage
          .list(bucket, BlobListOption.prefix(prefix))
          .iterateAll()
          .forEach(found -> names.add(found.getName()));
      return names.stream().sorted().toList();
    } catch (StorageException e) {
      throw ArchiveException.unavailable(prefix, e);
    }
  }
}
