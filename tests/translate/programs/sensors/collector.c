/* collector: stations send readings in a binary protocol; this sums them up.
 *
 * A message is a header and a payload whose form the kind says; everything is
 * big-endian, and nothing is padded.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#pragma pack(push, 1)
typedef struct {
	uint8_t version;
	uint8_t kind;
	uint16_t station;
	uint16_t length;	/* of the payload */
} msg_header;

typedef struct {
	int16_t celsius10;	/* tenths of a degree */
	uint16_t hpa;
	uint8_t humidity;
} msg_weather;

typedef struct {
	uint32_t seconds;
	int32_t lat, lon;	/* micro-degrees */
} msg_position;
#pragma pack(pop)

typedef struct {
	unsigned int battery : 4;
	unsigned int charging : 1;
	unsigned int alarm : 3;
	signed int drift : 5;
	unsigned int : 0;
	unsigned int firmware : 12;
} status_bits;

enum kind { K_WEATHER = 1, K_POSITION, K_STATUS, K_TEXT, K_BYE = 0x7f };

typedef union {
	msg_weather weather;
	msg_position position;
	uint8_t status[4];
	char text[64];
	uint8_t raw[64];
} payload_t;

_Static_assert(sizeof(msg_header) == 6 && sizeof(msg_weather) == 5, "the wire has no padding");

struct station {
	uint16_t id;
	unsigned n;
	long celsius10_sum;
	int min, max;
	float last_lat, last_lon;
	status_bits status;
};

static struct station stations[8];
static int nstations;
static unsigned kinds[256];

static struct station *lookup(uint16_t id)
{
	int i;
	for (i = 0; i < nstations; i++)
		if (stations[i].id == id)
			return stations + i;
	if (nstations == 8)
		return NULL;
	stations[nstations].id = id;
	stations[nstations].min = 32767;
	stations[nstations].max = -32768;
	return &stations[nstations++];
}

static int get(int fd, void *to, size_t n)
{
	ssize_t r = recv(fd, to, n, MSG_WAITALL);
	return r == (ssize_t)n;
}

static int answer(int fd, uint8_t code, uint16_t value)
{
	uint8_t out[3];
	out[0] = code;
	out[1] = value >> 8;
	out[2] = value;
	return send(fd, out, sizeof out, 0) == sizeof out;
}

static void unpack_status(status_bits *s, const uint8_t b[4])
{
	s->battery = b[0] >> 4;
	s->charging = b[0] >> 3;	/* only one bit of it fits */
	s->alarm = b[0];
	s->drift = b[1];		/* and five of this, with a sign */
	s->firmware = b[2] << 8 | b[3];
}

static int handle(int fd, const msg_header *h, payload_t *p)
{
	struct station *s = lookup(h->station);
	int16_t t;

	kinds[h->kind]++;
	if (!s)
		return answer(fd, 'F', nstations);
	switch (h->kind) {
	case K_WEATHER:
		if (h->length != sizeof p->weather)
			return answer(fd, 'L', h->length);
		t = (int16_t)ntohs(p->weather.celsius10);
		s->n++;
		s->celsius10_sum += t;
		if (t < s->min)
			s->min = t;
		if (t > s->max)
			s->max = t;
		printf("%5u: %d.%d C, %u hPa, %u %%\n", s->id, t / 10, abs(t % 10), ntohs(p->weather.hpa), p->weather.humidity);
		return answer(fd, 'O', s->n);
	case K_POSITION: {
		int32_t lat = ntohl(p->position.lat), lon = ntohl(p->position.lon);
		s->last_lat = lat / 1e6;
		s->last_lon = lon / 1000000.0f;
		printf("%5u: at %u s: %.4f %c, %.4f %c\n", s->id, ntohl(p->position.seconds), s->last_lat < 0 ? -s->last_lat : s->last_lat,
		       "NS"[lat < 0], s->last_lon < 0 ? -s->last_lon : s->last_lon, "EW"[lon < 0]);
		return answer(fd, 'O', 0);
	}
	case K_STATUS:
		unpack_status(&s->status, p->status);
		printf("%5u: battery %u/15%s, alarm %u, drift %d, firmware %u.%u\n", s->id, s->status.battery,
		       s->status.charging ? " charging" : "", s->status.alarm, s->status.drift, s->status.firmware >> 8,
		       s->status.firmware & 0xff);
		return answer(fd, 'O', 0);
	case K_TEXT:
		p->text[h->length] = 0;
		printf("%5u: \"%s\"\n", s->id, p->text);
		return answer(fd, 'O', h->length);
	case K_BYE:
		answer(fd, 'B', 0);
		return 0;
	default:
		return answer(fd, 'K', h->kind);
	}
}

static void serve(int fd)
{
	msg_header h;
	payload_t p;

	while (get(fd, &h, sizeof h)) {
		h.station = ntohs(h.station);
		h.length = ntohs(h.length);
		if (h.version != 1 || h.length >= sizeof p) {
			answer(fd, 'V', h.version << 8 | h.kind);
			return;
		}
		memset(&p, 0, sizeof p);
		if (h.length && !get(fd, p.raw, h.length))
			return;
		if (!handle(fd, &h, &p))
			return;
	}
}

int main(int argc, char **argv)
{
	struct sockaddr_in a;
	int s, c, i, clients = argc > 1 ? atoi(argv[1]) : 1;

	s = socket(AF_INET, SOCK_STREAM, 0);
	memset(&a, 0, sizeof a);
	a.sin_family = AF_INET;
	a.sin_port = htons(7200);
	if (bind(s, (struct sockaddr *)&a, sizeof a) || listen(s, 2)) {
		perror("collector");
		exit(1);
	}
	for (i = 0; i < clients; ++i) {
		if ((c = accept(s, 0, 0)) < 0)
			break;
		serve(c);
		close(c);
	}
	for (i = 0; i < nstations; i++) {
		struct station st = stations[i];	/* a copy */
		printf("station %u: %u readings", st.id, st.n);
		if (st.n)
			printf(", %d..%d, mean %.3f", st.min, st.max, st.celsius10_sum / 10.0 / st.n);
		printf("\n");
	}
	for (i = 0; i < 256; i++)
		if (kinds[i])
			printf("kind %#04x: %u\n", i, kinds[i]);
	return 0;
}
