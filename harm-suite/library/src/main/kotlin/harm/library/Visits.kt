package harm.library

import java.util.concurrent.atomic.AtomicInteger
import org.springframework.stereotype.Component
import org.springframework.web.server.CoWebFilter
import org.springframework.web.server.CoWebFilterChain
import org.springframework.web.server.ServerWebExchange

/** Numbers requests. Its parent has final methods. */
@Component
class Visits : CoWebFilter() {

    private val requests = AtomicInteger()

    override suspend fun filter(exchange: ServerWebExchange, chain: CoWebFilterChain) {
        exchange.response.headers["X-Request"] = requests.incrementAndGet().toString()
        chain.filter(exchange)
    }
}
