package dev.slipstream.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class InProcessMessagesTest extends MessagesContract {

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
  private final InProcessMessages messages =
      new InProcessMessages(executor, (message, why) -> givenUp.add(MessageText.of(message)));

  @Override
  protected Messages subscribedBy(Consumer<String> subscriber) {
    messages.subscribe(TOPIC, message -> subscriber.accept(MessageText.of(message)));
    return messages;
  }

  @Override
  protected String takeGivenUp() {
    return take(givenUp);
  }

  @Override
  protected void end() {
    executor.shutdownNow();
  }

  @Test
  void aMessageThatNobodyListensToIsGivenUp() {
    messages.publish(Topic.FAILURES.id(), Fields.empty());
    assertEquals("{}", takeGivenUp());
  }

  @Test
  void whyAMessageIsGivenUpIsTold() {
    List<String> told = new ArrayList<>();
    InProcessMessages direct =
        new InProcessMessages(Runnable::run, (message, why) -> told.add(why.getMessage()));
    direct.publish(TOPIC, Fields.empty());
    assertEquals(List.of("nobody listens to " + TOPIC), told);
  }

  @Test
  void closingWaitsForADeliveryThatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean hasEnded = new AtomicBoolean();
    subscribedBy(
        message -> {
          begun.countDown();
          await(mayEnd);
          hasEnded.set(true);
        });
    messages.publish(TOPIC, Fields.empty());
    begun.await();
    executor.execute(mayEnd::countDown);
    messages.close();
    assertEquals(true, hasEnded.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
