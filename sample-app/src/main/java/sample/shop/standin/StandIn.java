package sample.shop.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import sample.shop.trouble.Trouble;
import sample.shop.trouble.TroubleSwitch;

/**
 * Starts the stand-in on any free port of the loopback interface, and says where that is
 * in {@code shop.stand-in.url}, before any bean asks.
 */
@Component
@ConditionalOnStandIn
class StandIn implements BeanFactoryPostProcessor, DisposableBean {

	private @Nullable HttpServer server;

	private @Nullable ExecutorService threads;

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConfigurableEnvironment environment = beanFactory.getBean(ConfigurableEnvironment.class);
		StandInProperties properties = Binder.get(environment).bindOrCreate("shop.stand-in", StandInProperties.class);
		CompletionHandler completions = new CompletionHandler(properties,
				() -> beanFactory.getBean(TroubleSwitch.class).has(Trouble.BROKEN_MODEL));
		String url = "http://127.0.0.1:%d/v1".formatted(start(completions));
		environment.getPropertySources().addLast(new MapPropertySource("stand-in", Map.of("shop.stand-in.url", url)));
	}

	@Override
	public void destroy() {
		if (this.server != null) {
			this.server.stop(0);
		}
		if (this.threads != null) {
			this.threads.shutdownNow();
		}
	}

	private int start(CompletionHandler completions) {
		try {
			HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			CustomizableThreadFactory daemons = new CustomizableThreadFactory("stand-in-");
			daemons.setDaemon(true);
			this.threads = Executors.newCachedThreadPool(daemons);
			started.setExecutor(this.threads);
			started.createContext("/v1/chat/completions", completions);
			started.start();
			this.server = started;
			return started.getAddress().getPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
