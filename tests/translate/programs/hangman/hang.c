/* Assignment 3: hangman over the network
   I did this with the code from the lecture and added the game */
#include <stdio.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define TRUE 1
#define FALSE 0
#define MAXTRY 6

int score=0;
char *words[]={"socket","listen","segment","datagram",NULL};
char picture[7][60]={
"","  o\n","  o\n  |\n","  o\n /|\n","  o\n /|\\\n","  o\n /|\\\n /\n","  o\n /|\\\n / \\\n"};

int check(char guess,char word[],char shown[])
{
    int i,hits=0;
    for(i=0;i<strlen(word);i++)
    {
        if(word[i]==guess && shown[i]=='_')
        {
            shown[i]=guess;
            hits=hits+1;
        }
    }
    return hits;
}

void sendstring(int sock,char *s)
{
    int n;
    n=send(sock,s,strlen(s),0);
    if(n<0)
    {
        perror("send");
        exit(1);
    }
}

/* is the word complete */
int won(shown)
char *shown;
{
    while(*shown)
        if(*shown++=='_')
            return FALSE;
    return TRUE;
}

int play(int sock,int number)
{
    char shown[30],buf[200],used[27]="";
    char in[50];
    char *word=words[number];
    int tries=0,n,i,done=0;
    int *p;
    p=&tries;
    memset(shown,'_',strlen(word));
    shown[strlen(word)]=0;
    while(!done)
    {
        sprintf(buf,"%sword: %s  (%d left)  used: %s\n> ",picture[*p],shown,MAXTRY-tries,used);
        sendstring(sock,buf);
        bzero(in,50);
        if((n=recv(sock,in,49,0))<=0)
            return -1;
        in[n]=0;
        for(i=0;i<n;i++)
        {
            char c=tolower(in[i]);
            if(c=='!') return -2;
            if(!isalpha(c)) continue;
            if(strchr(used,c)!=NULL)
            {
                sendstring(sock,"again?\n");
                continue;
            }
            strncat(used,&c,1);
            if(n=check(c,word,shown),n>0)
            {
                sprintf(buf,"%d hit%c\n",n,n==1?' ':'s');
                sendstring(sock,buf);
            }
            else (*p)++;
            n=strlen(in);
            if(won(shown))
            {
                done=1;
                break;
            }
            if(tries==MAXTRY)
            {
                sprintf(buf,"%sdead. it was %s\n",picture[MAXTRY],word);
                sendstring(sock,buf);
                return 0;
            }
        }
    }
    sprintf(buf,"yes! %s\n",word);
    sendstring(sock,buf);
    return MAXTRY-tries;
}

int main(int argc,char *argv[])
{
    int sockfd,newsockfd,portno,clilen,r,i,total=0;
    struct sockaddr_in serv_addr,cli_addr;

    if(argc<2)
    {
        fprintf(stderr,"ERROR, no port provided\n");
        exit(1);
    }
    sockfd=socket(AF_INET,SOCK_STREAM,0);
    if(sockfd<0)
        error("ERROR opening socket");
    bzero((char*)&serv_addr,sizeof(serv_addr));
    portno=atoi(argv[1]);
    serv_addr.sin_family=AF_INET;
    serv_addr.sin_addr.s_addr=INADDR_ANY;
    serv_addr.sin_port=htons(portno);
    if(bind(sockfd,(struct sockaddr*)&serv_addr,sizeof(serv_addr))<0)
        error("ERROR on binding");
    listen(sockfd,5);
    clilen=sizeof(cli_addr);
    newsockfd=accept(sockfd,(struct sockaddr*)&cli_addr,&clilen);
    if(newsockfd<0)
        error("ERROR on accept");
    for(i=0;words[i];i++)
    {
        r=play(newsockfd,i);
        if(r==-1)
        {
            printf("client has gone\n");
            break;
        }
        else if(r==-2)
        {
            printf("word %d given up\n",i+1);
            score-=2;
        }
        else
        {
            printf("word %d: %d points\n",i+1,r);
            total+=r;
        }
    }
    score+=total;
    printf("score %d of %d, that is %.1f%%\n",score,i*MAXTRY,i?100.0*score/(i*MAXTRY):0);
    if(score<0) printf("\a\tshame!\n");
    close(newsockfd);
    close(sockfd);
    return 0;
}

/* like in the tutorial */
int error(char *msg)
{
    perror(msg);
    exit(0);
}
