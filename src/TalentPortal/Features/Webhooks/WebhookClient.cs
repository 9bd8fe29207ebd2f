using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Outbound;

namespace TalentPortal.Features.Webhooks;

/// <summary>Sends one message by Standard Webhooks and says what came back. Nothing of the answer but its code is looked at.</summary>
internal sealed class WebhookClient(OutboundClient outbound, TimeProvider clock)
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <param name="id">The same at each attempt.</param>
    /// <param name="secrets">Each signs; the receiver needs to know one of them.</param>
    public async Task<WebhookAnswer> Send(Uri url, string id, string body, IReadOnlyList<WebhookSecret> secrets, CancellationToken ct)
    {
        var (bytes, now, started) = (Encoding.UTF8.GetBytes(body), clock.GetUtcNow(), Stopwatch.GetTimestamp());
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TalentPortal-Webhooks", "1"));
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SignatureHeader, string.Join(' ', secrets.Select(secret => secret.Sign(id, now, bytes))));
        try
        {
            using var answer = await outbound.Send(request, ct);
            return new((int)answer.StatusCode, null, Elapsed(), answer.Headers.RetryAfter?.Delta);
        }
        catch (AddressRefusedException)
        {
            return new(null, WebhookFault.Refused, Elapsed());
        }
        catch (TimeoutException)
        {
            return new(null, WebhookFault.Timeout, Elapsed());
        }
        catch (HttpRequestException error)
        {
            return new(null, FaultOf(error), Elapsed());
        }

        int Elapsed() => (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static WebhookFault FaultOf(HttpRequestException error) => error switch
    {
        { HttpRequestError: HttpRequestError.SecureConnectionError } => WebhookFault.Tls,
        { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => WebhookFault.Answer,
        { InnerException: System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound or System.Net.Sockets.SocketError.TryAgain or System.Net.Sockets.SocketError.NoData or System.Net.Sockets.SocketError.NoRecovery } } => WebhookFault.Name,
        _ => WebhookFault.Connection,
    };
}
