package dev.monitored.profiler.slice;

import java.util.List;

import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import dev.monitored.profiler.sample.StackLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for stacks with methods that the recording does not know any more.
 */
class UnloadedMethodTests {

	@Test
	void keepsTheStackOfAMethodThatIsGone() {
		RecordedFrame gone = frame();
		RecordedFrame classless = frame();
		given(classless.getMethod()).willReturn(Mockito.mock(RecordedMethod.class));
		RecordedStackTrace trace = Mockito.mock(RecordedStackTrace.class);
		given(trace.getFrames()).willReturn(List.of(gone, classless));
		assertThat(new RecordedStacks().lines(trace)).containsExactly(new StackLine("[unknown]", 7),
				new StackLine("[unknown]", 7));
	}

	private static RecordedFrame frame() {
		RecordedFrame frame = Mockito.mock(RecordedFrame.class);
		given(frame.isJavaFrame()).willReturn(true);
		given(frame.getLineNumber()).willReturn(7);
		return frame;
	}

}
