using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Security;

namespace TalentPortal.Tests.Platform.Security;

public sealed class LocalReturnUrlTests
{
    public static TheoryData<string?> Foreign { get; } =
    [
        null,
        "",
        " ",
        "evil.example",
        "jobs",
        "https://evil.example",
        "HTTPS://evil.example/",
        "http:evil.example",
        "//evil.example",
        "///evil.example",
        "////evil.example/%2e%2e",
        @"/\evil.example",
        @"\\evil.example",
        @"\/evil.example",
        @"/jobs\..\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/ /evil.example",
        "/%09/evil.example",
        "/%0d%0aSet-Cookie:a=b",
        "/%0D%0ALocation:%20//evil.example",
        "/%2fevil.example",
        "/%2F%2Fevil.example",
        "/%5cevil.example",
        "/%5C%5Cevil.example",
        "/%252fevil.example",
        "/%25252fevil.example",
        "/%255cevil.example",
        "/./\\evil.example",
        "/..//evil.example",
        "/jobs/../..//evil.example",
        "/.//evil.example",
        "/%2e%2e//evil.example",
        "/%2e/%2e%2e/account",
        "/jobs//evil.example",
        "~/jobs",
        "~//evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "@evil.example",
        "?next=//evil.example",
        "#//evil.example",
        "/\u200e/evil.example",
        "/\u202ejobs",
        "/\u00a0/evil.example",
        "/\u2028/evil.example",
        "/\0/evil.example",
        "/%00/evil.example",
        "/jobs\u0085",
    ];

    public static TheoryData<string> Own { get; } =
    [
        "/",
        "/fujian/zh/",
        "/fujian/zh/jobs",
        "/fujian/zh/jobs?q=%E8%8A%AF%E7%89%87&city=fuzhou&page=2",
        "/en/jobs/0195a000-0000-7000-8000-000000000001#apply",
        "/zh/jobs?q=芯片",
        "/zh/人才/芯片",
        "/en/search/a%20b",
        "/en/jobs?return=https%3A%2F%2Fevil.example",
        "/en/jobs?path=a//b\u002f..",
        "/en/v1.2/file.tar.gz",
        "/en/a...b/c",
        "/en/@name:x",
        "/en/100%",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Addresses_that_leave_the_portal_are_refused(string? url)
    {
        Assert.False(LocalReturnUrl.IsLocal(url));
        Assert.Equal("/en/", LocalReturnUrl.Or(url, "/en/"));
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Addresses_of_the_portal_are_accepted(string url)
    {
        Assert.True(LocalReturnUrl.IsLocal(url));
        Assert.Equal(url, LocalReturnUrl.Or(url, "/en/"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.False(LocalReturnUrl.IsLocal("/\ud83d"));

    [Fact]
    public void An_endless_address_is_refused() => Assert.False(LocalReturnUrl.IsLocal("/" + new string('a', 4000)));

    [Fact]
    public void Whatever_is_accepted_resolves_to_the_same_host_and_nothing_throws() => Prop.ForAll(
        Gen.Elements("/", "\\", "//", ".", "..", "%2f", "%5c", "%25", "evil.example", "jobs", "@", ":", "?", "#", "\t", " ", "芯", "\u202e", "%0a")
            .ListOf().Select(string.Concat).ToArbitrary(),
        url => !LocalReturnUrl.IsLocal(url)
            || new Uri(new Uri("https://portal.example/"), url).Host == "portal.example" && new Uri(new Uri("https://portal.example/"), Uri.UnescapeDataString(url)).Host == "portal.example")
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
