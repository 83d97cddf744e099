package harm.library

import java.util.concurrent.atomic.AtomicInteger
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/** Who borrows, as an element of the coroutine's context. */
class Reader(val name: String) : AbstractCoroutineContextElement(Reader) {

    companion object Key : CoroutineContext.Key<Reader>
}

/** Lends books. */
@Service
@Transactional
open class Loans(private val books: Books, private val stream: BookStream, private val rules: Rules) {

    open suspend fun lend(id: Long): Book {
        val book = books.findById(id) ?: throw NoSuchElementException("No book $id")
        val lent = books.save(book.copy(lent = true))
        check(books.countByLent(true) <= rules.limit) { "Nobody keeps more than ${rules.limit} books" }
        return lent
    }

    open suspend fun reader(): String = currentCoroutineContext()[Reader]?.name ?: "nobody"

    open fun lent(): Flow<Book> = books.findByLentOrderByTitle(true)

    open fun titled(part: String): Flux<Book> = stream.findByTitleContainingOrderById(part)

    open fun first(): Mono<Book> = stream.findById(1)
}

/** Counts pages, and how many of them it really turned. */
@Service
open class Pages {

    private val turned = AtomicInteger()

    private val started = AtomicInteger()

    open fun all(): Flow<Int> = flow {
        for (page in 1..1000) {
            turned.incrementAndGet()
            emit(page)
        }
    }

    open fun readers(): Flow<String> = flow {
        emit(currentCoroutineContext()[Reader]?.name ?: "nobody")
    }

    open fun lazily(): Deferred<Int> = CoroutineScope(Dispatchers.Default).async(start = CoroutineStart.LAZY) {
        started.incrementAndGet()
    }

    open fun never(): Deferred<Int> = CompletableDeferred()

    open fun flux(): Flux<Int> = Flux.range(1, 1000).doOnNext { turned.incrementAndGet() }

    open fun turned(): Int = turned.getAndSet(0)

    open fun started(): Int = started.get()
}
