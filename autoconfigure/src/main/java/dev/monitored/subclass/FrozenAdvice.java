package dev.monitored.subclass;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.target.SingletonTargetSource;

/**
 * What a proxy shows to others who look through it to its target. It stays as it is, also
 * where the properties of one proxy are copied to another.
 */
@SuppressWarnings("serial")
public final class FrozenAdvice extends AdvisedSupport {

	private FrozenAdvice() {
	}

	/**
	 * Creates what a proxy shows.
	 * @param target the object behind it
	 * @param advice what stands between the two
	 * @return what it shows
	 */
	public static FrozenAdvice of(Object target, Advice advice) {
		FrozenAdvice created = new FrozenAdvice();
		created.setTargetSource(new SingletonTargetSource(target));
		created.addAdvice(advice);
		created.setProxyTargetClass(true);
		created.setFrozen(true);
		return created;
	}

	static FrozenAdvice of(TargetSource none) {
		FrozenAdvice created = new FrozenAdvice();
		created.setTargetSource(none);
		created.setProxyTargetClass(true);
		created.setFrozen(true);
		return created;
	}

	@Override
	public void setTargetSource(@Nullable TargetSource targetSource) {
		if (!isFrozen()) {
			super.setTargetSource(targetSource);
		}
	}

}
