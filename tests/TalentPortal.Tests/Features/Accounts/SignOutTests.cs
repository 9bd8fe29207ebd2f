using System.Net;
using TalentPortal.Features.Accounts;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class SignOutTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Signing_out_ends_the_session_for_every_copy_of_its_cookie()
    {
        var person = Personas.RecruiterOf("haiyun");
        using var client = await portal.SignedInClient(person);
        Assert.True(await client.IsSignedIn());
        Assert.True((await portal.As(person).Send(new SignOut())).IsOk);
        Assert.False(await client.IsSignedIn());
    }

    [Fact]
    public async Task Signing_out_without_the_forms_token_is_refused_with_a_page()
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        var answer = await client.PostAsync("/fujian/en/account/sign-out", PageForms.Encode([]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Send this once more", (await answer.Page()).QuerySelector("h1")?.TextContent);
        Assert.True(await client.IsSignedIn());
    }

    [Fact]
    public async Task Signing_out_by_the_form_of_the_frame_ends_the_session_and_says_so()
    {
        var (client, _) = await portal.NewTalent();
        Assert.True(await client.IsSignedIn());
        var answer = await client.Submit("/fujian/en/me", new { }, "form[action='account/sign-out']");
        await AccountsJourney.Redirects(answer, "/fujian/en/account/signed-out");
        Assert.False(await client.IsSignedIn());
        Assert.Equal("You are signed out", (await client.Page("/fujian/en/account/signed-out")).QuerySelector("h1")?.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/fujian/en/me")).StatusCode);
    }

    [Fact]
    public async Task A_visitor_is_signed_out_already() => Assert.True((await portal.As(null).Send(new SignOut())).IsOk);
}
