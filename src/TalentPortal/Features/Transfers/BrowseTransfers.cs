using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>What other organisations offer to a tier, the one due first leads. Without a word about the persons.</summary>
[Requires(TransfersPermissions.Answer)]
public sealed record BrowseTransfers(CaseTier Tier) : IQuery<BrowseTransfersResult>;

public sealed record BrowseTransfersResult(IReadOnlyList<BrowseTransfersResult.Item> Items)
{
    public sealed record Item(Guid Id, string Reference, Bilingual Sender, CaseStage Stage, DateTimeOffset OfferedAt, DateTimeOffset AcceptBy);
}

internal sealed class BrowseTransfersValidator : AbstractValidator<BrowseTransfers>
{
    public BrowseTransfersValidator() => RuleFor(x => x.Tier).IsInEnum().Says("BrowseTransfers_NoSuchTier");
}

internal sealed class BrowseTransfersHandler(CurrentCall call, TransferDesk desk, TenantDirectory tenants) : IRequestHandler<BrowseTransfers, Outcome<BrowseTransfersResult>>
{
    public async Task<Outcome<BrowseTransfersResult>> Handle(BrowseTransfers request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        List<BrowseTransfersResult.Item> items = [];
        foreach (var l in await desk.Waiting(request.Tier, ct))
            items.Add(new(l.Id, TalentCase.ReferenceOf(l.Id), (await tenants.ByIdAfresh(l.SenderId, ct))?.Name ?? Bilingual.Empty, Playbook.Current[l.Stage], l.OfferedAt, l.AcceptBy));
        return new BrowseTransfersResult(items);
    }
}
