using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Fixture;

/// <summary>The portal at an address of its own; Zhongguancun has a host name, the other tenants have paths.</summary>
public class HostedPortal : PortalFixture
{
    public const string Origin = "https://portal.example";
    public const string Host = "talent.zgc.example";

    public HostedPortal() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Site:Origin"] = Origin }));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Scalar<int>("update tenants set host = $1 where slug = 'zhongguancun'", Host);
        Services.GetRequiredService<TenantDirectory>().Forget();
    }

    /// <summary>Opens an address as the world knows it: its host goes into the Host header of a request to this machine.</summary>
    public Task<HttpResponseMessage> Open(HttpClient http, string address, Action<HttpRequestHeaders>? with = null, HttpMethod? method = null, HttpContent? content = null)
    {
        var uri = new Uri(new Uri(Origin), address);
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(http.BaseAddress!, uri.PathAndQuery)) { Content = content };
        request.Headers.Host = uri.Authority;
        with?.Invoke(request.Headers);
        return http.SendAsync(request);
    }
}
