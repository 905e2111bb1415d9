#include<stdio.h>
#include<stdlib.h>
#include<string.h>
#include<unistd.h>
#include<pthread.h>
#include<sys/socket.h>
#include<sys/types.h>
#include<netinet/in.h>
#include<arpa/inet.h>

#define MAX_CLIENTS 5
#define BUF_SZ 200
#define NAME_LEN 32

static unsigned int cli_count=0;
static int uid=10;

/* client structure */
typedef struct client_s{
	struct sockaddr_in addr;
	int connfd;
	int uid;
	char name[NAME_LEN];
	struct client_s *next;
} client_t;

client_t *head=NULL;
pthread_mutex_t lock=PTHREAD_MUTEX_INITIALIZER;

/* cut off newline at the end */
void strip_newline(char *s){
	while(*s!='\0'){
		if(*s=='\r'||*s=='\n'){
			*s='\0';
		}
		s++;
	}
}

void queue_add(client_t *cl){
	pthread_mutex_lock(&lock);
	cl->next=head;
	head=cl;
	cli_count++;
	pthread_mutex_unlock(&lock);
}

void queue_remove(int id){
	client_t **pp;
	pthread_mutex_lock(&lock);
	for(pp=&head;*pp;pp=&(*pp)->next){
		if((*pp)->uid==id){
			*pp=(*pp)->next;   /* unlink it */
			cli_count--;
			break;
		}
	}
	pthread_mutex_unlock(&lock);
}

/* message to all but the sender */
void send_message(char *s,int id){
	client_t *p;
	pthread_mutex_lock(&lock);
	for(p=head;p!=NULL;p=p->next){
		if(p->uid!=id){
			if(write(p->connfd,s,strlen(s))<0){
				perror("Write to descriptor failed");
				break;
			}
		}
	}
	pthread_mutex_unlock(&lock);
}

void send_self(const char *s,int connfd){
	if(write(connfd,s,strlen(s))<0){
		perror("Write to descriptor failed");
		exit(-1);
	}
}

/* private message, returns 1 if somebody got it */
int send_private(char *name,char *s){
	int found=0;
	client_t *p;
	pthread_mutex_lock(&lock);
	for(p=head;p;p=p->next)
		if(!strcmp(p->name,name)){
			write(p->connfd,s,strlen(s));
			found=1;
		}
	pthread_mutex_unlock(&lock);
	return found;
}

void *handle_client(void *arg){
	char buff_out[BUF_SZ*2];
	char buff_in[BUF_SZ];
	int rlen;
	client_t *cli=(client_t *)arg;

	printf("<< accept %s:%d referenced by %d\n",inet_ntoa(cli->addr.sin_addr),ntohs(cli->addr.sin_port),cli->uid);
	fflush(stdout);
	sprintf(buff_out,"<< %s has joined\r\n",cli->name);
	send_message(buff_out,cli->uid);

	while((rlen=read(cli->connfd,buff_in,sizeof(buff_in)-1))>0){
		buff_in[rlen]='\0';
		buff_out[0]='\0';
		strip_newline(buff_in);

		/* ignore empty lines */
		if(!strlen(buff_in)) continue;

		if(buff_in[0]=='/'){
			char *command,*param,*save;
			command=strtok_r(buff_in," ",&save);
			if(!strcmp(command,"/quit")){
				break;
			}else if(!strcmp(command,"/ping")){
				send_self("<< pong\r\n",cli->connfd);
			}else if(!strcmp(command,"/name")){
				param=strtok_r(NULL," ",&save);
				if(param){
					char *old_name=strdup(cli->name);
					strncpy(cli->name,param,NAME_LEN-1);
					cli->name[NAME_LEN-1]='\0';
					sprintf(buff_out,"<< %s is now known as %s\r\n",old_name,cli->name);
					free(old_name);
					send_message(buff_out,-1);
				}else{
					send_self("<< name cannot be null\r\n",cli->connfd);
				}
			}else if(!strcmp(command,"/msg")){
				param=strtok_r(NULL," ",&save);
				if(param){
					char *to=param;
					sprintf(buff_out,"[pm][%s]",cli->name);
					while((param=strtok_r(NULL," ",&save))!=NULL){
						strcat(buff_out," ");
						strcat(buff_out,param);
					}
					strcat(buff_out,"\r\n");
					if(!send_private(to,buff_out))
						send_self("<< no such client\r\n",cli->connfd);
				}else{
					send_self("<< message to whom?\r\n",cli->connfd);
				}
			}else if(!strcmp(command,"/list")){
				sprintf(buff_out,"<< clients %u\r\n",cli_count);
				send_self(buff_out,cli->connfd);
			}else{
				send_self("<< unknown command\r\n",cli->connfd);
			}
		}else{
			snprintf(buff_out,sizeof(buff_out),"[%s] %s\r\n",cli->name,buff_in);
			send_message(buff_out,cli->uid);
		}
	}

	/* close connection */
	sprintf(buff_out,"<< %s has left\r\n",cli->name);
	queue_remove(cli->uid);
	send_message(buff_out,cli->uid);
	printf("<< quit %s:%d referenced by %d\n",inet_ntoa(cli->addr.sin_addr),ntohs(cli->addr.sin_port),cli->uid);
	fflush(stdout);
	close(cli->connfd);
	free(cli);
	pthread_detach(pthread_self());

	return NULL;
}

int main(int argc,char *argv[]){
	int listenfd=0,connfd=0;
	struct sockaddr_in serv_addr;
	struct sockaddr_in cli_addr;
	pthread_t tid;

	/* socket settings */
	listenfd=socket(AF_INET,SOCK_STREAM,0);
	serv_addr.sin_family=AF_INET;
	serv_addr.sin_addr.s_addr=htonl(INADDR_ANY);
	serv_addr.sin_port=htons(7030);

	if(bind(listenfd,(struct sockaddr*)&serv_addr,sizeof(serv_addr))<0){
		perror("Socket binding failed");
		return 1;
	}
	if(listen(listenfd,10)<0){
		perror("Socket listening failed");
		return 1;
	}
	printf("<[ SERVER STARTED ]>\n");
	fflush(stdout);

	/* accept clients */
	while(1){
		socklen_t clilen=sizeof(cli_addr);
		connfd=accept(listenfd,(struct sockaddr*)&cli_addr,&clilen);

		/* check if max clients is reached */
		if((cli_count+1)==MAX_CLIENTS){
			printf("<< max clients reached\n<< reject\n");
			close(connfd);
			continue;
		}

		client_t *cli=(client_t *)malloc(sizeof(client_t));
		cli->addr=cli_addr;
		cli->connfd=connfd;
		cli->uid=uid++;
		sprintf(cli->name,"%d",cli->uid);

		queue_add(cli);
		pthread_create(&tid,NULL,&handle_client,(void*)cli);
	}
}
