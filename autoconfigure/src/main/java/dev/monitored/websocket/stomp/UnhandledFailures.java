package dev.monitored.websocket.stomp;

import java.lang.reflect.Method;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.AnnotationExceptionHandlerMethodResolver;
import org.springframework.messaging.handler.invocation.AbstractExceptionHandlerMethodResolver;
import org.springframework.messaging.handler.invocation.AbstractMethodMessageHandler;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Hears of exceptions of message methods that no method of the application handles.
 * Spring only logs these, and no longer does once this method handles them. So it logs
 * the same line.
 */
final class UnhandledFailures implements MessagingAdviceBean {

	private final Log logger;

	private UnhandledFailures(Log logger) {
		this.logger = logger;
	}

	/**
	 * Lets one handler report its unhandled exceptions. It is no bean, because a bean
	 * would be asked by every other handler of messages too, such as that of RSocket. The
	 * method that takes it is for subclasses, and there is no public one.
	 * @param handler the handler, whose other exception handlers are known and come first
	 */
	static void observe(SimpAnnotationMethodMessageHandler handler) {
		Method register = ReflectionUtils.findMethod(AbstractMethodMessageHandler.class,
				"registerExceptionHandlerAdvice", MessagingAdviceBean.class,
				AbstractExceptionHandlerMethodResolver.class);
		if (register == null) {
			throw new IllegalStateException("This version of Spring Messaging takes no exception handlers");
		}
		ReflectionUtils.makeAccessible(register);
		ReflectionUtils.invokeMethod(register, handler, new UnhandledFailures(LogFactory.getLog(handler.getClass())),
				new AnnotationExceptionHandlerMethodResolver(UnhandledFailures.class));
	}

	@MessageExceptionHandler
	void fail(Exception failure, Message<?> message) {
		HandledMessage.fail(failure, message);
		this.logger.error("Unhandled exception from message handler method", failure);
	}

	@Override
	public Class<?> getBeanType() {
		return UnhandledFailures.class;
	}

	@Override
	public Object resolveBean() {
		return this;
	}

	@Override
	public boolean isApplicableToBeanType(Class<?> beanType) {
		return true;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
