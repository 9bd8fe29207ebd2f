using Npgsql;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Search.Domain;

/// <summary>In what part of all public things a word stands, gathered from the newest of them.</summary>
internal sealed class ItemWordShares(NpgsqlDataSource database, TimeProvider clock)
{
    private readonly WordShares _shares = new(database, clock, "item_search");

    /// <summary>The part of all that has the words, at most; null as long as nothing has been gathered.</summary>
    /// <param name="words">The text form of a tsquery of lexemes, "and", "or" and brackets.</param>
    /// <param name="newest">Highest number of a row.</param>
    public double? Of(string words, int newest) => _shares.Of(words, newest);

    internal Task Refresh(int newest) => _shares.Refresh(newest);
}
