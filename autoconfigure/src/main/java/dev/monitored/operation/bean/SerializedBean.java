package dev.monitored.operation.bean;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

import dev.monitored.failure.FailureLog;

/**
 * A measured bean as it is written. Where it is read it becomes a proxy of that
 * application, or else the bean without a proxy.
 *
 * @param bean the bean
 * @param beanName its name
 * @param beanFactory the beans of the application, which are written by its identifier
 */
record SerializedBean(@Nullable Object bean, String beanName,
		@Nullable BeanFactory beanFactory) implements Serializable {

	private static final FailureLog failures = new FailureLog(SerializedBean.class);

	private @Nullable Object readResolve() {
		try {
			return (this.bean != null && this.beanFactory != null)
					? this.beanFactory.getBean(MeasuredBeans.class).readAgain(this.bean, this.beanName) : this.bean;
		}
		catch (Throwable ex) {
			failures.failed("The bean '%s' was read and is not measured".formatted(this.beanName), ex);
			return this.bean;
		}
	}

}
