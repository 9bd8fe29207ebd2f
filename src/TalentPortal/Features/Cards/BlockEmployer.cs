using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cards;

/// <summary>Blocks an employer: from this moment on it finds nothing of the person. The employer learns nothing of it.</summary>
/// <param name="EmployerId">A registered employer; null where a name is given.</param>
/// <param name="Name">Name or credit code of one that need not be registered; whoever bears it, now or later, is blocked with its group.</param>
/// <param name="WholeGroup">Whether all that belongs together with the registered employer is blocked too.</param>
[SignedIn]
public sealed record BlockEmployer(Guid? EmployerId, string? Name, bool WholeGroup) : ICommand<Done>;

internal sealed class BlockEmployerValidator : AbstractValidator<BlockEmployer>
{
    public BlockEmployerValidator()
    {
        RuleFor(x => x.Name).NotEmpty().When(x => x.EmployerId is null).Says("BlockEmployer_NameMissing").IsPlainText(Employer.NameMax, "BlockEmployer_TooLong");
    }
}

internal sealed class BlockEmployerHandler(AppDb db, CurrentCall call, PortalVault vault, EmployerKeys names, TimeProvider clock) : IRequestHandler<BlockEmployer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(BlockEmployer request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockCards(user, ct);
        var blocks = await db.EmployerBlocks.Where(b => b.UserId == user).ToListAsync(ct);
        if (request.EmployerId is { } employer)
        {
            if (!await db.KnownEmployers.AnyAsync(e => e.Id == employer, ct)) return Outcome.NotFound;
            if (blocks.Find(b => b.EmployerId == employer) is { } known) known.Widen(request.WholeGroup);
            else if (blocks.Count >= EmployerBlock.Most) return Outcome.Refused(new TextKey("BlockEmployer_TooMany", EmployerBlock.Most));
            else db.EmployerBlocks.Add(EmployerBlock.Of(user, employer, request.WholeGroup, now));
        }
        else
        {
            var (name, keys) = (request.Name!.Trim(), await names.OfTyped(request.Name, ct));
            if (keys.Count == 0) return Outcome.Invalid(nameof(request.Name), "BlockEmployer_TooShort");
            if (!blocks.Exists(b => keys.IsSubsetOf(b.NameKeys)))
            {
                if (blocks.Count >= EmployerBlock.Most) return Outcome.Refused(new TextKey("BlockEmployer_TooMany", EmployerBlock.Most));
                var id = Guid.CreateVersion7(now);
                db.EmployerBlocks.Add(EmployerBlock.Named(id, user, await BlockNames.Seal(vault, user, id, name, ct), keys, now));
            }
        }

        await db.HideCards(user, ct);
        await db.EndBlocked(user, now, ct);
        return Done.Value;
    }
}
