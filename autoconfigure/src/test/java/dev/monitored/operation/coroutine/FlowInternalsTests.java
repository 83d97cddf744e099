package dev.monitored.operation.coroutine;

import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.internal.ChannelFlow;
import kotlinx.coroutines.flow.internal.FusibleFlow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FlowInternals}.
 */
class FlowInternalsTests {

	@Test
	void knowsTheLibraryOfTheTests() {
		assertThat(FlowInternals.KNOWN).isTrue();
	}

	@Test
	void refusesALibraryWithoutAMember() {
		assertThatExceptionOfType(NoSuchMethodException.class)
			.isThrownBy(() -> FlowInternals.check(ChannelFlow.class, Flow.class))
			.withMessageContaining("fuse");
		assertThatExceptionOfType(NoSuchMethodException.class)
			.isThrownBy(() -> FlowInternals.check(Object.class, FusibleFlow.class));
	}

	@Test
	void refusesALibraryWithAnotherAbstractMethod() {
		assertThatExceptionOfType(NoSuchMethodException.class)
			.isThrownBy(() -> FlowInternals.check(ChannelFlow.class, LaterFlow.class))
			.withMessageContaining("[split]");
	}

	/**
	 * The interface of a later version.
	 *
	 * @param <T> the type of the values
	 */
	private interface LaterFlow<T> extends FusibleFlow<T> {

		@Override
		Flow<T> fuse(CoroutineContext context, int capacity, BufferOverflow onBufferOverflow);

		Flow<T> split();

	}

}
