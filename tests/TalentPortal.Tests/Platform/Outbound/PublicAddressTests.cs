using System.Net;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Outbound;

namespace TalentPortal.Tests.Platform.Outbound;

/// <summary>Where the portal connects in somebody else's name, and where it does not (request forgery through the server).</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.23")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("192.168.255.255")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:10::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("4000::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fdff::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2400:3200::1%2")]
    public void Addresses_that_are_not_of_the_public_internet_are_refused(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("168.63.129.17")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2400:3200::1")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void Their_neighbours_are_not(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://hooks.example.org/")]
    [InlineData("ftp://hooks.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@hooks.example.org/")]
    [InlineData("https://user@hooks.example.org/")]
    [InlineData("https://hooks.example.org/#part")]
    [InlineData("https://hooks.example.org:22/")]
    [InlineData("https://hooks.example.org:80/")]
    [InlineData("https://localhost/")]
    [InlineData("https://localhost./")]
    [InlineData("https://intranet/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:8.8.8.8]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("/relative")]
    public void An_address_that_cannot_be_meant_is_refused_before_anybody_is_asked(string url) =>
        Assert.False(OutboundClient.MaySend(new Uri(url, UriKind.RelativeOrAbsolute), new OutboundOptions()));

    [Theory]
    [InlineData("https://hooks.example.org/a?b=c")]
    [InlineData("https://hooks.example.org:8443/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    [InlineData("https://招聘.example/")]
    public void An_address_on_the_internet_is_taken(string url) => Assert.True(OutboundClient.MaySend(new Uri(url), new OutboundOptions()));

    [Fact]
    public void This_machine_is_a_receiver_only_where_that_is_allowed()
    {
        var allowed = new OutboundOptions { AllowLoopback = true };
        Assert.True(OutboundClient.MaySend(new Uri("http://127.0.0.1:5000/"), allowed));
        foreach (var other in new[] { "http://10.0.0.1/", "http://hooks.example.org/", "https://192.168.0.1/" }) Assert.False(OutboundClient.MaySend(new Uri(other), allowed));
    }

    /// <summary>The name is fine, what it leads to is not: also for one address among others.</summary>
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("8.8.8.8 192.168.0.1")]
    [InlineData("2606:4700::1111 fd00::1")]
    [InlineData("")]
    public async Task A_name_that_leads_inside_is_refused_and_asked_for_once(string answer)
    {
        var names = new Features.Webhooks.TestNames();
        names.Say("hooks.example.org", answer.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        using var client = new OutboundClient(names, Options.Create(new OutboundOptions()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://hooks.example.org/");
        await Assert.ThrowsAsync<AddressRefusedException>(() => client.Send(request, CancellationToken.None));
        Assert.Equal(1, names.Asked);
    }
}
