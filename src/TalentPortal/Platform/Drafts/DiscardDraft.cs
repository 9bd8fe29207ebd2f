using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Drafts;

/// <summary>Removes the signed-in person's draft of a form.</summary>
[SignedIn]
public sealed record DiscardDraft(string Form, string Record) : ICommand<Done>;

internal sealed class DiscardDraftValidator : AbstractValidator<DiscardDraft>
{
    public DiscardDraftValidator()
    {
        RuleFor(x => x.Form).IsPlainText(Draft.FormMax, "SaveDraft_Invalid");
        RuleFor(x => x.Record).IsPlainText(Draft.RecordMax, "SaveDraft_Invalid");
    }
}

internal sealed class DiscardDraftHandler(Drafts drafts) : IRequestHandler<DiscardDraft, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardDraft request, CancellationToken ct)
    {
        await drafts.Discard(request.Form, request.Record, ct);
        return Done.Value;
    }
}
