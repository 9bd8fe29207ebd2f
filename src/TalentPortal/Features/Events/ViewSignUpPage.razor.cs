using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>Where the mailed link leads: the sign-up, and the two answers. Opening it changes nothing.</summary>
public sealed partial class ViewSignUpPage
{
    private ViewSignUpResult? _view;
    private bool _isPosted;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromQuery(Name = "gone")] private bool Gone { get; set; }

    private static Language Language => Languages.Current;

    private TenantRef? Site => Http.Features.Get<SiteFeature>()?.Tenant;

    protected override async Task OnInitializedAsync()
    {
        _isPosted = HttpMethods.IsPost(Http.Request.Method);
        if (!Gone) await Read();
    }

    private async Task Read()
    {
        var outcome = await Sender.Send(new ViewSignUp(Token), Http.RequestAborted);
        _view = outcome.IsOk ? outcome.Value : null;
    }

    private async Task Come()
    {
        if (await Submit(new AnswerSignUp(Token, true)) is not null) Navigation.NavigateTo($"events/sign-up?token={Uri.EscapeDataString(Token ?? "")}");
    }

    private async Task Cancel()
    {
        if (await Submit(new AnswerSignUp(Token, false)) is not null) Navigation.NavigateTo("events/sign-up?gone=true");
    }
}
