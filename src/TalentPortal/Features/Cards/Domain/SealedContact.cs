using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>Seals and opens what an employer wrote to a person, and what the person disclosed to it, under the person's key.</summary>
public sealed class SealedContact(AppDb db, PortalVault vault, SealedProfile profiles)
{
    public ValueTask<SealedText> Seal(Guid person, Guid request, string column, string text, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(person), text, new SealContext(ContactRequest.Table, column, request), ct);

    /// <summary>Position and message; empty once the person is erased.</summary>
    public async ValueTask<(string Position, string Message)> Open(ContactRequest request, CancellationToken ct) => request.TalentUserId is not { } person ? ("", "") : (
        await vault.Open(KeyOwner.Person(person), request.Position, new SealContext(ContactRequest.Table, "position", request.Id), ct) ?? "",
        await vault.Open(KeyOwner.Person(person), request.Message, new SealContext(ContactRequest.Table, "message", request.Id), ct) ?? "");

    /// <summary>All that the person could disclose now; null where there is no profile. In requests of the person.</summary>
    public async Task<ContactFacts?> Own(Guid person, CancellationToken ct)
    {
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == person, ct) is not { } profile) return null;
        var open = await profiles.Open(profile, ct);
        return new(open.Name, new(open.Email, open.Phone), new(open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom));
    }

    public async Task<ContactDisclosure> Disclose(Guid person, Guid request, ContactPart part, ContactFacts facts, DateTimeOffset until, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var text = part switch
        {
            ContactPart.Name => JsonSerializer.Serialize(facts.Name),
            ContactPart.Contact => JsonSerializer.Serialize(facts.Reach),
            _ => JsonSerializer.Serialize(facts.About),
        };
        return ContactDisclosure.Of(id, person, request, part, await vault.Seal(KeyOwner.Person(person), text, Place(id), ct), until);
    }

    /// <summary>What these parts say; a part that is not among them is null.</summary>
    public async Task<ContactFacts> Read(IEnumerable<ContactDisclosure> parts, CancellationToken ct)
    {
        var facts = new ContactFacts(null, null, null);
        foreach (var part in parts)
        {
            if (await vault.Open(KeyOwner.Person(part.UserId), part.Facts, Place(part.Id), ct) is not { } text) continue;
            facts = part.Part switch
            {
                ContactPart.Name => facts with { Name = JsonSerializer.Deserialize<string?>(text) },
                ContactPart.Contact => facts with { Reach = JsonSerializer.Deserialize<ContactFacts.Ways?>(text) },
                _ => facts with { About = JsonSerializer.Deserialize<ContactFacts.Background?>(text) },
            };
        }

        return facts;
    }

    private static SealContext Place(Guid id) => new(ContactDisclosure.Table, "facts", id);
}
