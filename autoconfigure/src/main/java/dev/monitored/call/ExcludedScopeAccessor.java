package dev.monitored.call;

import java.util.Objects;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation take scopes of excluded calls from thread to
 * thread: to tasks, to publishers and to coroutines of Kotlin. What is taken along lasts
 * as long as it is used, even if its scope is closed before.
 */
public final class ExcludedScopeAccessor implements ThreadLocalAccessor<Object> {

	@Override
	public Object key() {
		return ExcludedScopes.KEY;
	}

	@Override
	public @Nullable Object getValue() {
		return ExcludedScopes.inside();
	}

	@Override
	public void setValue(Object scope) {
		Objects.requireNonNull(scope, "scope");
		ExcludedScopes.enter(ExcludedScopes.lasting());
	}

	@Override
	public void setValue() {
		ExcludedScopes.enter(null);
	}

	@Override
	public void restore(Object scope) {
		ExcludedScopes.enter((Object[]) scope);
	}

}
