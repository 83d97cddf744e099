package dev.monitored.operation.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.TaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link QueuedTask} and its {@link QueuedTaskDecorator}.
 */
class QueuedTaskTests {

	private final List<Long> taken = new ArrayList<>();

	@AfterEach
	void leavesNothing() {
		assertThat(QueueWait.take()).isEqualTo(QueueWait.NONE);
	}

	@Test
	void isTakenOnce() {
		new QueuedTask(() -> {
			take();
			take();
		}, () -> 5).run();
		assertThat(this.taken).containsExactly(5L, QueueWait.NONE);
	}

	@Test
	void goesOnWithTheTaskThatRunsAnother() {
		QueuedTask inner = new QueuedTask(this::take, () -> 7);
		new QueuedTask(() -> {
			inner.run();
			take();
		}, () -> 5).run();
		assertThat(this.taken).containsExactly(7L, 5L);
	}

	@Test
	void throwsWhatTheTaskThrows() {
		assertThatIllegalStateException().isThrownBy(() -> new QueuedTask(() -> {
			throw new IllegalStateException();
		}, () -> 5).run());
	}

	@Test
	void isNeverEarly() {
		new QueuedTask(this::take, () -> -5).run();
		assertThat(this.taken).containsExactly(0L);
	}

	@Test
	void asksAPlannedTaskHowLateItIs() {
		new QueuedTaskDecorator(null).decorate(new Planned(this::take)).run();
		assertThat(this.taken).containsExactly(TimeUnit.SECONDS.toNanos(3));
	}

	@Test
	void decoratesWithinWhatTheApplicationDecorates() {
		TaskDecorator application = (task) -> () -> {
			take();
			task.run();
		};
		new QueuedTaskDecorator(application).decorate(this::take).run();
		assertThat(this.taken).hasSize(2).first().isNotEqualTo(QueueWait.NONE);
	}

	@Test
	void isCalledLikeTheTask() {
		Runnable task = new Planned(this::take);
		assertThat(new QueuedTaskDecorator(null).decorate(task)).hasToString(task.toString());
	}

	private void take() {
		this.taken.add(QueueWait.take());
	}

	/**
	 * A task that is three seconds late.
	 */
	private static final class Planned extends FutureTask<Boolean> implements RunnableScheduledFuture<Boolean> {

		Planned(Runnable task) {
			super(task, true);
		}

		@Override
		public boolean isPeriodic() {
			return false;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(-3, TimeUnit.SECONDS);
		}

		@Override
		public int compareTo(Delayed other) {
			return 0;
		}

	}

}
