using System.Text;
using TalentPortal.Features.Webhooks.Domain;

namespace TalentPortal.Tests.Features.Webhooks;

/// <summary>Standard Webhooks, as its own documentation shows it, and when what failed is tried again.</summary>
public sealed class WebhookSigningTests
{
    [Fact]
    public void The_vector_of_the_standard_comes_out()
    {
        var secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", secret.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("{\"test\": 2432232314}")));
    }

    [Fact]
    public void A_secret_is_random_long_enough_and_does_not_print_itself()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSecret.New()).ToList();
        Assert.Distinct(secrets.Select(secret => secret.Text));
        Assert.All(secrets, secret => Assert.Equal(32, Convert.FromBase64String(secret.Text["whsec_".Length..]).Length));
        Assert.All(secrets, secret => Assert.Equal("whsec_…", secret.ToString()));
        Assert.All(secrets, secret => Assert.Equal(secret.Text, WebhookSecret.Read(secret.Text)!.Text));
        foreach (var none in new[] { null, "", "whsec_", "whsec_AAAA", "whsec_????????????????????????????????", secrets[0].Text["whsec_".Length..], "whsec_" + Convert.ToBase64String(new byte[65]), "whsec_" + Convert.ToBase64String(new byte[23]) })
            Assert.Null(WebhookSecret.Read(none));
    }

    [Fact]
    public void Pauses_grow_as_published_and_end()
    {
        double[] hours = [5 / 3600d, 5 / 60d, .5, 2, 5, 10, 14, 20, 24];
        Assert.Equal(hours, Enumerable.Range(1, 9).Select(attempt => WebhookSchedule.After(attempt, null, 0)!.Value.TotalHours));
        Assert.All(Enumerable.Range(1, 9), attempt => Assert.Equal(hours[attempt - 1] * 1.1, WebhookSchedule.After(attempt, null, 1)!.Value.TotalHours, 6));
        Assert.Null(WebhookSchedule.After(10, null, 0));
        // A receiver may put us off, for a day at most, and never have us come sooner.
        Assert.Equal(TimeSpan.FromMinutes(2), WebhookSchedule.After(1, TimeSpan.FromMinutes(2), 0));
        Assert.Equal(TimeSpan.FromHours(24), WebhookSchedule.After(1, TimeSpan.FromDays(400), 0));
        Assert.Equal(TimeSpan.FromHours(5), WebhookSchedule.After(5, TimeSpan.FromMinutes(2), 0));
    }
}
