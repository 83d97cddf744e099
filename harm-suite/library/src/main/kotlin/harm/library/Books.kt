package harm.library

import kotlinx.coroutines.flow.Flow
import org.springframework.data.annotation.Id
import org.springframework.data.repository.kotlin.CoroutineCrudRepository
import org.springframework.data.repository.reactive.ReactiveCrudRepository
import reactor.core.publisher.Flux

/** A book. */
data class Book(@Id val id: Long?, val title: String, val lent: Boolean = false)

/** Books for coroutines. */
interface Books : CoroutineCrudRepository<Book, Long> {

    fun findByLentOrderByTitle(lent: Boolean): Flow<Book>

    suspend fun countByLent(lent: Boolean): Long
}

/** The same books for Reactor. */
interface BookStream : ReactiveCrudRepository<Book, Long> {

    fun findByTitleContainingOrderById(part: String): Flux<Book>
}
