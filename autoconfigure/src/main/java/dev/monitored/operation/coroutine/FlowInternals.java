package dev.monitored.operation.coroutine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.ProducerScope;
import kotlinx.coroutines.channels.SendChannel;
import kotlinx.coroutines.flow.FlowCollector;
import kotlinx.coroutines.flow.internal.ChannelFlow;
import kotlinx.coroutines.flow.internal.FusibleFlow;
import kotlinx.coroutines.flow.internal.SendingCollector;

import dev.monitored.failure.FailureLog;

/**
 * The members of kotlinx.coroutines that {@link RecordingChannelFlow} and
 * {@link RecordingFusibleFlow} use. The library calls their classes internal, so another
 * version may not have them.
 */
final class FlowInternals {

	private static final FailureLog failures = new FailureLog(FlowInternals.class);

	/**
	 * Whether the library has all of them.
	 */
	static final boolean KNOWN = areKnown();

	private FlowInternals() {
	}

	private static boolean areKnown() {
		try {
			SendingCollector.class.getConstructor(SendChannel.class);
			check(ChannelFlow.class, FusibleFlow.class);
			return true;
		}
		catch (Throwable ex) {
			failures.failed(
					"This version of kotlinx.coroutines is not known; calls that return a channelFlow, or a Flow with a buffer or a context, end when they return",
					ex);
			return false;
		}
	}

	/**
	 * Checks that two classes have the members that our subclasses use, and no other
	 * abstract ones.
	 * @param channelFlow the class of flows that have a channel
	 * @param fusibleFlow the interface of flows that take over a buffer or a context
	 * @throws ReflectiveOperationException if a member is missing or unknown
	 */
	static void check(Class<?> channelFlow, Class<?> fusibleFlow) throws ReflectiveOperationException {
		channelFlow.getDeclaredConstructor(CoroutineContext.class, int.class, BufferOverflow.class);
		for (String field : List.of("context", "capacity", "onBufferOverflow")) {
			channelFlow.getField(field);
		}
		fusibleFlow.getMethod("fuse", CoroutineContext.class, int.class, BufferOverflow.class);
		channelFlow.getMethod("fuse", CoroutineContext.class, int.class, BufferOverflow.class);
		channelFlow.getMethod("collect", FlowCollector.class, Continuation.class);
		channelFlow.getMethod("dropChannelOperators");
		channelFlow.getMethod("produceImpl", CoroutineScope.class);
		channelFlow.getDeclaredMethod("create", CoroutineContext.class, int.class, BufferOverflow.class);
		channelFlow.getDeclaredMethod("collectTo", ProducerScope.class, Continuation.class);
		checkAbstract(channelFlow, Set.of("create", "collectTo"));
		checkAbstract(fusibleFlow, Set.of("fuse", "collect"));
	}

	private static void checkAbstract(Class<?> type, Set<String> known) throws NoSuchMethodException {
		Set<String> others = Arrays.stream(type.isInterface() ? type.getMethods() : type.getDeclaredMethods())
			.filter((method) -> Modifier.isAbstract(method.getModifiers()))
			.map(Method::getName)
			.collect(Collectors.toCollection(TreeSet::new));
		others.removeAll(known);
		if (!others.isEmpty()) {
			throw new NoSuchMethodException("%s has abstract methods that are not known: %s".formatted(type, others));
		}
	}

}
