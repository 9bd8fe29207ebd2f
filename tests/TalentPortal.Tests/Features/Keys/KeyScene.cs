using System.Net.Http.Headers;
using System.Net.Http.Json;
using TalentPortal.Features.Keys;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Keys;

/// <summary>What the tests about keys start from: rongxin's owner makes them.</summary>
internal static class KeyScene
{
    public const string Jobs = "/fujian/api/v1/employer/jobs";
    public const string Applications = "/fujian/api/v1/employer/applications";

    public static TestSender Owner(this PortalFixture portal, string employer = "rongxin") => portal.As(Personas.OwnerOf(employer), "fujian");

    public static async Task<(Guid Id, string Key)> Key(this PortalFixture portal, bool canWrite = true, int days = 30, string employer = "rongxin", string name = "Recruiting", bool applications = false)
    {
        var token = KeyToken.New();
        return ((await portal.Owner(employer).Get(new CreateKey(name, canWrite, days, token.Print, applications))).KeyId, token.Text);
    }

    /// <summary>Sends with a key.</summary>
    public static async Task<HttpResponseMessage> With(this HostedPortal portal, string? key, HttpMethod method, string address, object? body = null, string? idempotency = null)
    {
        using var http = await portal.Http();
        return await portal.Open(http, address, asked =>
        {
            if (key is not null) asked.Authorization = new AuthenticationHeaderValue("Bearer", key);
            if (idempotency is not null) asked.Add("Idempotency-Key", idempotency);
        }, method, body is null ? null : body as HttpContent ?? JsonContent.Create(body));
    }

    /// <summary>A posting as an employer's own system writes it.</summary>
    public static Dictionary<string, object?> Posting(string title = "Narwhal navigator") => new()
    {
        ["title"] = new { zh = "导航工程师", en = title },
        ["description"] = new { zh = "负责**导航**。", en = "You **navigate**." },
        ["workplace"] = "hybrid", ["division"] = "350100", ["industry"] = "chip-design", ["kind"] = "permanent", ["degree"] = "master",
        ["pay"] = new { min = 300000.5m, max = 500000m, currency = "CNY", period = "year" }, ["headcount"] = 2, ["closingDate"] = "2026-12-31",
    };
}
