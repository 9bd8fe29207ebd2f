using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Referrals;

/// <summary>
/// Where the link in a receiver's mail leads: who is referred, for what, and the answer. Works without scripts and without an
/// account; opening it answers nothing, because mail programs open links by themselves.
/// </summary>
public sealed partial class ViewReferralByLinkPage
{
    private ViewReferralByLinkResult? _view;
    private bool _isPosted;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private bool IsDone { get; set; }

    [SupplyParameterFromForm(FormName = "answer")] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _isPosted = HttpMethods.IsPost(Http.Request.Method);
        Form ??= new();
        if (IsDone) return;
        var outcome = await Sender.Send(new ViewReferralByLink(Token), Http.RequestAborted);
        _view = outcome.IsOk ? outcome.Value : null;
    }

    private async Task Answer()
    {
        if (await Submit(new AnswerReferralByLink(Token, ReferralWords.Answer(Form.Answer), Form.Note)) is not null) Navigation.NavigateTo("referrals/answer?done=true");
    }

    /// <summary>The answer as it was typed.</summary>
    public sealed class Input
    {
        public string? Answer { get; set; }

        public string? Note { get; set; }
    }
}
