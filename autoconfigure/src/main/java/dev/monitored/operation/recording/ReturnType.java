package dev.monitored.operation.recording;

import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.springframework.core.ReactiveAdapterRegistry;

import dev.monitored.operation.coroutine.Coroutines;
import dev.monitored.outcome.Status;

/**
 * What the declared return type of a method says about when its calls end.
 *
 * @param type the declared type
 * @param isPublisher whether every result is a publisher, so that the invocation is no
 * call
 * @param mayBeAsynchronous whether a result may end later than the invocation
 */
public record ReturnType(Class<?> type, boolean isPublisher, boolean mayBeAsynchronous) {

	/**
	 * The type of results of which nothing is known.
	 */
	public static final ReturnType OBJECT = of(Object.class);

	/**
	 * Looks at a type.
	 * @param type the declared type
	 * @return what it says
	 */
	public static ReturnType of(Class<?> type) {
		boolean isStage = isStage(type);
		boolean isPublisher = !isStage && isKnownPublisher(type);
		boolean mayBe = isStage || isPublisher || !Modifier.isFinal(type.getModifiers());
		return new ReturnType(type, isPublisher, mayBe);
	}

	/**
	 * Returns the statuses that calls can be expected to end with.
	 * @return success and error, and cancelled where the type allows an asynchronous
	 * result
	 */
	public Set<Status> statuses() {
		boolean cancellable = this.isPublisher || isStage(this.type)
				|| this.type.isAssignableFrom(CompletableFuture.class);
		return cancellable ? EnumSet.of(Status.SUCCESS, Status.ERROR, Status.CANCELLED)
				: EnumSet.of(Status.SUCCESS, Status.ERROR);
	}

	private static boolean isStage(Class<?> type) {
		return CompletionStage.class.isAssignableFrom(type) || Coroutines.isDeferred(type);
	}

	private static boolean isKnownPublisher(Class<?> type) {
		if (Coroutines.isFlow(type)) {
			return true;
		}
		return type != Object.class && ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

}
